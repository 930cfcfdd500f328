using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>A certificate cannot make the server go anywhere, be it forged or true: addresses come from the trust set alone.</summary>
public sealed class OutgoingRequestTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [TestCase("under an unknown root", "CERTIFICAT_INCONNU")]
    [TestCase("under a name of the IGC-Sante", "CERTIFICAT_DE_PRODUCTION")]
    [TestCase("self-signed", "CERTIFICAT_AUTO_SIGNE")]
    [TestCase("of a trusted authority, for servers", "CERTIFICAT_USAGE_INTERDIT")]
    public async Task Given_a_certificate_that_names_addresses_When_it_authenticates_or_signs_Then_nobody_goes_there(
        string what, string reason)
    {
        using var trap = new Trap();
        using var certificate = Make(what, trap.Port);
        using var stranger = new RawClient(Sandbox, certificate);
        using var doctor = new RawClient(Sandbox, Cartes["medecin"].AuthenticationCertificate);
        var assertion = RawClient.Assertion(Cartes["medecin"]).ToByteString();

        var connected = await Refused.OnTheWireAsync(stranger.Health.CheckAsync(new()).ResponseAsync);
        var signed = await Refused.OnTheWireAsync(doctor.Sessions.OpenSessionAsync(new OpenSessionRequest
        {
            Assertion = assertion,
            Signature = ByteString.CopyFrom(new CmsForge(certificate).Sign(assertion.ToByteArray())),
        }).ResponseAsync);

        Assert.That(trap.WasTouched, Is.False);
        Assert.That(connected.Reason, Is.EqualTo(reason));
        Assert.That(signed.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_a_true_card_that_names_addresses_When_it_calls_Then_taken_and_nobody_goes_there()
    {
        using var trap = new Trap();
        using var card = (Forge(new SandboxIssuer(Sandbox).Persons, trap.Port) with
        {
            ExtendedKeyUsages = [CertificateUsage.ClientAuth],
        }).Make();
        using var client = new RawClient(Sandbox, card);

        await client.Health.CheckAsync(new());

        Assert.That(trap.WasTouched, Is.False);
    }

    private X509Certificate2 Make(string what, int port) => what switch
    {
        "under an unknown root" => Forge(Authority("AUTRE RACINE", "AUTRE AC"), port).Make(),
        "under a name of the IGC-Sante" => Forge(
            Authority("AC RACINE IGC-SANTE FORT", "AC IGC-SANTE FORT PERSONNES"), port).Make(),
        "self-signed" => Forge(SandboxAuthority.CreateRoot("AUTRE RACINE", Now), port).MakeSelfSigned(),
        _ => Forge(new SandboxIssuer(Sandbox).Persons, port).Make(),
    };

    private static SandboxAuthority Authority(string root, string name) =>
        SandboxAuthority.CreateRoot(root, Now).CreateIntermediate(name, Now);

    private static CertificateForge Forge(SandboxAuthority issuer, int port) => new(issuer.Certificate)
    {
        ExtendedKeyUsages = [CertificateUsage.ServerAuth],
        Extensions =
        [
            new X509AuthorityInformationAccessExtension([$"http://127.0.0.1:{port}/ocsp"], [$"http://127.0.0.1:{port}/ac.cer"]),
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"http://127.0.0.1:{port}/ac.crl"]),
        ],
    };
}
