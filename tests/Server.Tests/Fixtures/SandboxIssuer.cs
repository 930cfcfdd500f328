using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Makes certificates with the keys of a sandbox's authorities, right or wrong.</summary>
internal sealed class SandboxIssuer(SandboxServer sandbox)
{
    private readonly DataFolder _folder = new(sandbox.DataFolder);

    public DataFolder Folder => _folder;

    public SandboxAuthority Persons => Authority("personnes");

    /// <summary>What a doctor's authentication certificate is made from.</summary>
    public static CertificateTemplate Doctor()
    {
        var now = TimeProvider.System.GetUtcNow();
        var subject = SandboxSubject.OfPerson("Médecin", "CAMILLE", "LEFORT", "899700296140");
        return new(subject, X509KeyUsageFlags.DigitalSignature, now.AddHours(-1), now.AddHours(1))
        {
            ExtendedKeyUsage = CertificateUsage.ClientAuth,
        };
    }

    public SandboxAuthority Authority(string name) =>
        new(X509Certificate2.CreateFromPemFile(_folder.AuthorityCertificate(name), _folder.AuthorityKey(name)));
}
