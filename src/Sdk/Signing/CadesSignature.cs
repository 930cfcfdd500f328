using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;

namespace MonEspaceSante.Signing;

/// <summary>Detached CAdES-BES signatures: what a card signs, and what the server verifies.</summary>
/// <remarks>ETSI EN 319 122-1, level B-B: a CMS with the attributes signing-time and signing-certificate-v2 (RFC
/// 5035).</remarks>
public static class CadesSignature
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <summary>Signs bytes with the card's signature key: one operation of the card.</summary>
    /// <param name="content">The bytes. They are not part of the signature.</param>
    /// <param name="carte">The card.</param>
    /// <param name="signingTime">When it signs, to the second.</param>
    /// <returns>The CMS in DER, with the signer's certificate and the intermediates.</returns>
    /// <exception cref="CryptographicException">The card did not sign, or another one did in its place.</exception>
    public static byte[] SignDetached(byte[] content, ICarteCps carte, DateTimeOffset signingTime)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(carte);
        var signer = new CmsSigner(
            SubjectIdentifierType.IssuerAndSerialNumber, carte.SignatureCertificate, carte.SignatureKey)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.Certificates.AddRange(carte.Chain.ToArray());
        signer.SignedAttributes.Add(new Pkcs9SigningTime(signingTime.UtcDateTime));
        signer.SignedAttributes.Add(SigningCertificate.AttributeOf(carte.SignatureCertificate));
        var cms = new SignedCms(new ContentInfo(content), detached: true);

        // It verifies what it made with the certificate: a card that was put in the place of this one signs nothing.
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    /// <summary>Verifies a signature and the certificate it is bound to. The chain and its revocation are the caller's
    /// to check.</summary>
    /// <param name="content">The bytes that were signed.</param>
    /// <param name="signature">The CMS.</param>
    /// <returns>The signer's certificate.</returns>
    /// <exception cref="CryptographicException">It is no detached CAdES-BES signature of these bytes by one signer, or
    /// it uses SHA-1 or MD5.</exception>
    public static X509Certificate2 Verify(byte[] content, byte[] signature)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(signature);
        var signer = DetachedCms.OnlySigner(content, signature);
        SignatureAlgorithms.RequireStrong(signer);
        signer.CheckSignature(verifySignatureOnly: true);
        var certificate = signer.Certificate
            ?? throw new CryptographicException("The signature does not carry the certificate of its signer");
        SigningCertificate.RequireBound(signer, certificate);
        return certificate;
    }
}
