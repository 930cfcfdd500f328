using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>Signatures that authorities put on lists and answers: RSA with SHA-2.</summary>
internal static class AuthoritySignature
{
    /// <exception cref="CryptographicException">The algorithm is not accepted.</exception>
    public static bool IsBy(
        X509Certificate2 signer, ReadOnlySpan<byte> signedPart, ReadOnlySpan<byte> signature, ReadOnlyMemory<byte> algorithm)
    {
        var hash = HashOf(new AsnReader(algorithm, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier());
        using var key = signer.GetRSAPublicKey();
        return key is not null && key.VerifyData(signedPart, signature, hash, RSASignaturePadding.Pkcs1);
    }

    private static HashAlgorithmName HashOf(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.11" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
        _ => throw new CryptographicException($"Signature algorithm {algorithm} is not accepted."),
    };
}
