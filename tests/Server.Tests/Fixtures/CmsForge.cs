using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A detached signature as a test wants it: CAdES-BES unless told otherwise.</summary>
internal sealed record CmsForge(X509Certificate2 Signer)
{
    public const string Sha1 = "1.3.14.3.2.26";

    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    public string Digest { get; init; } = Sha256;

    /// <summary>The certificate that the signed attributes tell; null leaves them all out.</summary>
    public X509Certificate2? BoundTo { get; init; } = Signer;

    public byte[] Sign(byte[] content)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, Signer)
        {
            DigestAlgorithm = new Oid(Digest),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        if (BoundTo is not null) signer.SignedAttributes.Add(new AsnEncodedData(SigningCertificateV2, Binding(BoundTo)));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    // The three sequences around the hash that RFC 5035 wants; SHA-256 is what no name stands for.
    private static byte[] Binding(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(certificate.RawDataMemory.Span));
        return writer.Encode();
    }
}
