using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Insi.National;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>The structure's certificate for the téléservice, and the time it is good for.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class OrgCertificateTests : IDisposable
{
    private readonly SettableClock _clock = new();
    private readonly LogTranscript _log = new();
    private readonly TemporaryFolder _folder = new();
    private readonly SandboxAuthority _authority;
    private readonly ServerOptions _options = new();

    public OrgCertificateTests()
    {
        _authority = SandboxAuthority.CreateRoot("AC ESSAI", _clock.GetUtcNow());
        _options.Insi.CertificateFile = _folder.File("structure.p12");
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    [TestCase(-2, -1)]
    [TestCase(1, 2)]
    public void Given_a_replacement_that_is_not_in_force_When_taken_Then_the_former_stays_until_its_end(int start, int end)
    {
        using var former = Write(-1, 3);
        var certificate = Load();

        Write(start, end).Dispose();
        var shown = certificate.Demand().Certificate.Thumbprint;
        _clock.Advance(TimeSpan.FromHours(4));

        Assert.That(shown, Is.EqualTo(former.Thumbprint));
        Assert.That(_log.Text, Does.Contain("The new INSi certificate cannot serve").And.Contain("is not valid now"));
        Assert.That(
            () => certificate.Demand(),
            Throws.InstanceOf<MonEspaceSanteException>().With.Property("Reason").EqualTo(Reason.InsiCertificatRefuse));
    }

    private OrgCertificate Load()
    {
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(_log));
        return new OrgCertificate(_options, _clock, logging.CreateLogger<OrgCertificate>());
    }

    private X509Certificate2 Write(int startHours, int endHours)
    {
        var certificate = new CertificateForge(_authority.Certificate)
        {
            Subject = SandboxSubject.OfOrganization("CLINIQUE", "10B0099999", "AUTH CLINIQUE"),
            NotBefore = _clock.GetUtcNow().AddHours(startHours),
            NotAfter = _clock.GetUtcNow().AddHours(endHours),
        }.Make();
        File.WriteAllBytes(_options.Insi.CertificateFile!, certificate.Export(X509ContentType.Pkcs12));
        return certificate;
    }
}
