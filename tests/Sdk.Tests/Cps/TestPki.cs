using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Sdk.Tests.Cps;

/// <summary>A root, an intermediate and what they certify, drawn once for all tests.</summary>
internal sealed class TestPki
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly Lazy<TestPki> LazyShared = new(() => new TestPki());

    // Keys take long to draw: all certificates of one kind share theirs.
    private readonly RSA _authenticationKey = RSA.Create(2048);
    private readonly RSA _signatureKey = RSA.Create(2048);
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow().AddDays(-1);

    private TestPki()
    {
        Root = Authority("AC RACINE TEST", null);
        Intermediate = Authority("AC PERSONNES TEST", Root);
    }

    public static TestPki Shared => LazyShared.Value;

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    public X509Certificate2 Authentication(X500DistinguishedName subject) =>
        Issue(subject, _authenticationKey, X509KeyUsageFlags.DigitalSignature, ClientAuthentication);

    public X509Certificate2 Signature(X500DistinguishedName subject) =>
        Issue(subject, _signatureKey, X509KeyUsageFlags.NonRepudiation, usage: null);

    public X509Certificate2 Server(string name) =>
        Issue(
        new X500DistinguishedName("CN=serveur"),
        _authenticationKey,
        X509KeyUsageFlags.DigitalSignature,
        ServerAuthentication,
        name);

    private X509Certificate2 Issue(
        X500DistinguishedName subject, RSA key, X509KeyUsageFlags keyUsage, string? usage, string? host = null)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(keyUsage, critical: true));
        if (usage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }

        using var certificate = request.Create(Intermediate, _start, _start.AddYears(1), Serial());
        return certificate.CopyWithPrivateKey(key);
    }

    private X509Certificate2 Authority(string name, X509Certificate2? issuer)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"C=FR, O=TEST, CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        if (issuer is null)
            return request.CreateSelfSigned(_start, _start.AddYears(2));
        using var certificate = request.Create(issuer, _start, _start.AddYears(1).AddDays(1), Serial());
        return certificate.CopyWithPrivateKey(key);
    }

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(12);
        serial[0] = (byte)((serial[0] & 0x7F) | 1);
        return serial;
    }
}
