using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Signing;

namespace MonEspaceSante.Server.Session;

/// <summary>Judges signatures made by cards.</summary>
internal sealed class SignatureVerifier(CertificateVerifier certificates)
{
    /// <summary>The certificate that signed the content; it is valid and made to sign.</summary>
    public X509Certificate2 DemandSigner(byte[] content, byte[] signature, Reason refusal)
    {
        X509Certificate2 signer;
        try
        {
            signer = CadesSignature.Verify(content, signature);
        }
        catch (CryptographicException)
        {
            throw Refusal.Because(refusal);
        }

        certificates.DemandSignature(signer);
        return signer;
    }
}
