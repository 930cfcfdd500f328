using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace MonEspaceSante.Signing;

/// <summary>The algorithms that a signature may use: SHA-2, with RSA (PKCS#1 or PSS) or ECDSA.</summary>
internal static class SignatureAlgorithms
{
    private static readonly HashSet<string> Digests =
        ["2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2", "2.16.840.1.101.3.4.2.3"];

    // rsaEncryption and PSS take the digest named beside them; the others name their own.
    private static readonly HashSet<string> Signatures =
    [
        "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10",
        "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13",
        "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4",
    ];

    public static void RequireStrong(SignerInfo signer)
    {
        if (!Digests.Contains(signer.DigestAlgorithm.Value!) || !Signatures.Contains(signer.SignatureAlgorithm.Value!))
            throw new CryptographicException("The signature uses an algorithm that is not accepted");
    }
}
