using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>From the publication of a list to the end of the holder's session and watch: a minute at most.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RevocationDelayTests : IAsyncDisposable
{
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirTest);

    private readonly SettableClock _clock = new();
    private readonly TemporaryFolder _folder = new();
    private readonly LogSignal _log = new();
    private readonly PublishedList _published = new();
    private readonly DataFolder _data;
    private readonly Pkcs12Carte _card;
    private WebStub _web = null!;
    private ServerHost _server = null!;

    public RevocationDelayTests()
    {
        SharedPki.CopyTo(_folder.Path);
        _data = new DataFolder(_folder.Path);
        _card = Pkcs12Carte.Open(_data.CardFile("medecin"), SandboxFiles.Pin);
        PublishList([]);
    }

    [SetUp]
    public async Task StartAsync()
    {
        _web = await WebStub.StartAsync(_published.AnswerAsync);
        var taken = _log.On("Revocation list of test-ac-personnes-bac-a-sable taken");
        _server = await ServerHost.StartAsync(
            new ServerOptions { DataFolder = _folder.Path, Port = 0, TrustSetsFile = WriteSets() },
            logging => logging.AddProvider(_log),
            _clock);
        await taken;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _web.DisposeAsync();
        _card.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Given_an_open_session_and_watch_When_the_card_is_revoked_Then_both_end_within_a_minute()
    {
        await using var client = new MonEspaceSanteClient(new()
        {
            Server = _server.Url,
            Carte = _card,
            TrustedRoots = SandboxFiles.TrustedRoots(_folder.Path),
            Software = new Software("Essais", "1"),
            TimeProvider = _clock,
        });
        await client.Dossiers.AuthorizeAsync(Patient, new(ConsentText.Professional, IsGiven: true));
        var cursor = await client.Dmp.GetWatchCursorAsync(Patient);
        var watch = client.Dmp.WatchAsync(Patient, cursor).FirstAsync().AsTask();

        var taken = _log.On("Revocation list of test-ac-personnes-bac-a-sable taken");
        PublishList([_card.AuthenticationCertificate]);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await taken;
        var call = await Refused.ByAsync(client.Session.GetSessionAsync());
        _clock.Advance(TimeSpan.FromSeconds(30));
        var watched = await Refused.ByAsync(watch);

        Assert.That(call.Reason, Is.EqualTo(Reason.CertificatRevoque));
        Assert.That(watched.Reason, Is.EqualTo(Reason.CertificatRevoque));
    }

    private void PublishList(IEnumerable<X509Certificate2> revoked)
    {
        var persons = new SandboxAuthority(X509Certificate2.CreateFromPemFile(
            _data.AuthorityCertificate("personnes"), _data.AuthorityKey("personnes")));
        _published.Publish(persons.IssueRevocationList(revoked, _clock.GetUtcNow(), TimeSpan.FromDays(1)));
    }

    // The server's own sets, with an address for the list of the sandbox's persons.
    private string WriteSets()
    {
        using var stream = typeof(ServerHost).Assembly.GetManifestResourceStream("igc-sante.json")!;
        var file = JsonNode.Parse(stream)!;
        var sandbox = file["ensembles"]!.AsArray().Single(set => (string?)set!["nom"] == "bac-a-sable")!;
        var persons = sandbox["autorites"]!.AsArray().Single(row => ((string)row!["nom"]!).Contains("PERSONNES", StringComparison.Ordinal))!;
        persons["liste"] = $"{_web.Url}personnes.crl";
        var path = _folder.File("ensembles.json");
        File.WriteAllText(path, file.ToJsonString());
        return path;
    }
}
