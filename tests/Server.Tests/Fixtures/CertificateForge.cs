using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A certificate that an authority, or whoever has a key, makes as a test wants it: that of a doctor's card unless
/// told otherwise.</summary>
internal sealed record CertificateForge(X509Certificate2 Issuer)
{
    public X500DistinguishedName Subject { get; init; } = SandboxIssuer.Doctor().Subject;

    public X509KeyUsageFlags KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    public IReadOnlyList<string> ExtendedKeyUsages { get; init; } = [CertificateUsage.ClientAuth];

    public DateTimeOffset NotBefore { get; init; } = TimeProvider.System.GetUtcNow().AddHours(-1);

    public DateTimeOffset NotAfter { get; init; } = TimeProvider.System.GetUtcNow().AddHours(1);

    /// <summary>One of the shared key pairs unless told otherwise.</summary>
    public int? KeySize { get; init; }

    public bool IsSignedWithSha1 { get; init; }

    public bool IsAuthority { get; init; }

    public IReadOnlyList<X509Extension> Extensions { get; init; } = [];

    public X509Certificate2 Make()
    {
        var key = Key();
        using var issuerKey = Issuer.GetRSAPrivateKey()!;
        using var issued = Request(key).Create(
            Issuer.SubjectName,
            IsSignedWithSha1
                ? new Sha1SignatureGenerator(issuerKey)
                : X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1),
            NotBefore,
            NotAfter,
            [0x40, .. RandomNumberGenerator.GetBytes(15)]);
        return issued.CopyWithPrivateKey(key);
    }

    public X509Certificate2 MakeSelfSigned()
    {
        return Request(Key()).CreateSelfSigned(NotBefore, NotAfter);
    }

    private RSA Key() => KeySize is { } size ? RSA.Create(size) : SharedKeys.Next();

    private CertificateRequest Request(RSA key)
    {
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(IsAuthority, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(KeyUsage, true));
        if (ExtendedKeyUsages.Count > 0)
            request.CertificateExtensions.Add(
                new X509EnhancedKeyUsageExtension([.. ExtendedKeyUsages.Select(usage => new Oid(usage))], false));
        foreach (var extension in Extensions) request.CertificateExtensions.Add(extension);
        return request;
    }
}
