using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>A certification authority of the sandbox, with its key.</summary>
internal sealed class SandboxAuthority(X509Certificate2 certificate)
{
    private const int KeySize = 2048;

    public X509Certificate2 Certificate => certificate;

    /// <summary>Draws a key pair, which takes a quarter of a second.</summary>
    public static RSA DrawKey() => RSA.Create(KeySize);

    public static SandboxAuthority CreateRoot(string name, DateTimeOffset now)
    {
        using var key = DrawKey();
        return new(AuthorityRequest(name, key, pathLength: 1).CreateSelfSigned(now.AddDays(-2), now.AddYears(20)));
    }

    public SandboxAuthority CreateIntermediate(string name, DateTimeOffset now)
    {
        using var key = DrawKey();
        var request = AuthorityRequest(name, key, pathLength: 0);
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false));
        using var issued = request.Create(certificate, now.AddDays(-1), now.AddYears(15), SerialNumber());
        return new(issued.CopyWithPrivateKey(key));
    }

    public X509Certificate2 Issue(CertificateTemplate template)
    {
        using var key = DrawKey();
        return Certify(key, template);
    }

    public X509Certificate2 Certify(RSA key, CertificateTemplate template)
    {
        var request = new CertificateRequest(
            template.Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, false));
        extensions.Add(new X509KeyUsageExtension(template.KeyUsage, true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(certificate, true, false));
        if (template.ExtendedKeyUsage is { } usage)
            extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (template.AlternativeNames is { } names) extensions.Add(names);
        using var issued = request.Create(certificate, template.NotBefore, template.NotAfter, SerialNumber());
        return issued.CopyWithPrivateKey(key);
    }

    public byte[] IssueRevocationList(IEnumerable<X509Certificate2> revoked, DateTimeOffset now, TimeSpan validity)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked.Where(c => c.IssuerName.RawData.SequenceEqual(Certificate.SubjectName.RawData)))
            list.AddEntry(certificate, now, X509RevocationReason.KeyCompromise);
        return list.Build(
            Certificate,
            now.ToUnixTimeSeconds(),
            now + validity,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1,
            now.AddHours(-1));
    }

    private static CertificateRequest AuthorityRequest(string name, RSA key, int pathLength)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCountryOrRegion("FR");
        subject.AddOrganizationName("BAC A SABLE MONESPACESANTE");
        subject.AddCommonName(name);
        var request = new CertificateRequest(
            subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, pathLength, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
