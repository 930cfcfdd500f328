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
    public async Task<X509Certificate2> DemandSignerAsync(
        byte[] content, byte[] signature, Reason refusal, CancellationToken cancellationToken)
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

        await certificates.DemandSignatureAsync(signer, cancellationToken);
        return signer;
    }
}
