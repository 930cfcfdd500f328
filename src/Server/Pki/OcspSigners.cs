using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>Who may answer for an authority: itself, or whom it issued a certificate for that to (RFC 6960, 4.2.2.2).</summary>
internal sealed class OcspSigners(TrustFolder trust, RevocationLists lists, TimeProvider time)
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const string NoCheck = "1.3.6.1.5.5.7.48.1.5";

    /// <exception cref="CryptographicException">The answer is signed by nobody who may.</exception>
    public void DemandSigned(OcspAnswer answer, ChainLink link)
    {
        if (answer.IsSignedBy(link.Issuer)) return;
        if (!answer.Certificates.Any(signer => MayAnswer(signer, link) && answer.IsSignedBy(signer)))
            throw new CryptographicException("The OCSP answer is signed by nobody who may.");
    }

    private bool MayAnswer(X509Certificate2 signer, ChainLink link)
    {
        var now = time.GetUtcNow();
        return now >= signer.NotBefore && now <= signer.NotAfter
            && CertificateUsage.ExtendedUsages(signer).Contains(OcspSigning)
            && !CertificateUsage.IsTooWeak(signer)
            && trust.Current.ChainOf(signer) is { IsTrusted: true, Links: [var own, ..] }
            && own.IssuerKey == link.IssuerKey
            && (signer.Extensions[NoCheck] is not null || lists.IsRevoked(own) == false);
    }
}
