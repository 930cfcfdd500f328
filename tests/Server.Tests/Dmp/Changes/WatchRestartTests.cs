using Microsoft.Extensions.Logging;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Changes;

/// <summary>Watches over servers that stop, that are killed, and connections that are cut.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(180_000)]
internal sealed class WatchRestartTests(Engine engine) : IDisposable
{
    private static readonly Ins PatTrois = Ins.Parse("279035121518989", InsOid.NirTest);

    private readonly TemporaryFolder _folder = new();
    private readonly ErrorLog _errors = new();
    private string? _postgres;
    private Pkcs12Carte _carte = null!;

    [SetUp]
    public async Task PrepareAsync()
    {
        SharedPki.CopyTo(_folder.Path);
        _postgres = await SandboxFixture.ConnectionStringAsync(engine);
        _carte = Pkcs12Carte.Open(SandboxFiles.Carte(_folder.Path, "medecin"), SandboxFiles.Pin);
    }

    [TearDown]
    public void NothingFailed() => Assert.That(_errors.Entries, Is.Empty);

    public void Dispose()
    {
        _carte?.Dispose();
        _errors.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Given_a_watch_When_the_server_is_killed_and_restarted_Then_it_goes_on_without_loss_or_repetition()
    {
        var server = await ServerProcess.StartAsync(_folder.Path, _postgres);
        var url = server.Url;
        await using var client = new MonEspaceSanteClient(Options(url));
        await client.Dossiers.AuthorizeAsync(PatTrois, new Consent(ConsentText.Professional, IsGiven: true));
        var cursor = await client.Dmp.GetWatchCursorAsync(PatTrois);
        var watch = client.Dmp.WatchAsync(PatTrois, cursor).GetAsyncEnumerator();
        try
        {
            var deposited = new List<string> { await DepositAsync(url) };
            var told = new List<string> { await NextAsync(watch) };

            for (var kill = 0; kill < 2; kill++)
            {
                deposited.Add(await DepositAsync(url));
                server.Kill();
                await server.DisposeAsync();
                server = await ServerProcess.StartAsync(_folder.Path, _postgres, "--Port", $"{url.Port}");
                deposited.Add(await DepositAsync(url));
                while (told.Count < deposited.Count) told.Add(await NextAsync(watch));
            }

            Assert.That(told, Is.EqualTo(deposited));
            Assert.That(server.Complaints, Is.Empty);
        }
        finally
        {
            await watch.DisposeAsync();
            await server.DisposeAsync();
        }
    }

    [Test]
    public async Task Given_a_watch_When_the_server_stops_Then_it_does_not_wait_for_the_watch_which_goes_on_after()
    {
        var sandbox = await StartAsync();
        var port = sandbox.Url.Port;
        await new GivenAuthorizations(sandbox).ToAsync(_carte, PatTrois);
        await using var client = new MonEspaceSanteClient(sandbox.ClientOptions(_carte));
        var cursor = await client.Dmp.GetWatchCursorAsync(PatTrois);
        await using var watch = client.Dmp.WatchAsync(PatTrois, cursor).GetAsyncEnumerator();
        var first = await DepositAsync(sandbox.Url);
        Assert.That(await NextAsync(watch), Is.EqualTo(first));
        var next = NextAsync(watch);

        var stop = TimeProvider.System.GetTimestamp();
        await sandbox.DisposeAsync();
        var stopping = TimeProvider.System.GetElapsedTime(stop);
        await using var restarted = await StartAsync(port);
        var second = await DepositAsync(restarted.Url);

        Assert.That(await next, Is.EqualTo(second));
        Assert.That(stopping, Is.LessThan(TimeSpan.FromSeconds(25)), "a host gives its calls 30 seconds");
    }

    [Test]
    public async Task Given_a_client_that_tries_once_When_the_server_stops_Then_the_watch_tells_it()
    {
        var sandbox = await StartAsync();
        await new GivenAuthorizations(sandbox).ToAsync(_carte, PatTrois);
        var options = sandbox.ClientOptions(_carte);
        options.MaxAttempts = 1;
        await using var client = new MonEspaceSanteClient(options);
        var cursor = await client.Dmp.GetWatchCursorAsync(PatTrois);
        await using var watch = client.Dmp.WatchAsync(PatTrois, cursor).GetAsyncEnumerator();
        await DepositAsync(sandbox.Url);
        await NextAsync(watch);
        var next = NextAsync(watch);

        await sandbox.DisposeAsync();

        Assert.That((await Refused.ByAsync(next)).Reason, Is.EqualTo(Reason.ServiceIndisponible));
    }

    [Test]
    public async Task Given_a_cursor_of_a_former_client_When_another_watches_from_it_Then_all_that_came_since_is_there()
    {
        await using var sandbox = await StartAsync();
        await new GivenAuthorizations(sandbox).ToAsync(_carte, PatTrois);
        string cursor;
        await using (var former = new MonEspaceSanteClient(sandbox.ClientOptions(_carte)))
            cursor = await former.Dmp.GetWatchCursorAsync(PatTrois);
        string[] deposited = [await DepositAsync(sandbox.Url), await DepositAsync(sandbox.Url)];

        await using var client = new MonEspaceSanteClient(sandbox.ClientOptions(_carte));
        var told = await client.Dmp.WatchAsync(PatTrois, cursor).Take(2).ToListAsync();

        Assert.That(told.Select(change => change.UniqueId), Is.EqualTo(deposited));
    }

    [Test]
    public async Task Given_a_watch_When_its_client_is_disposed_Then_it_says_so()
    {
        await using var sandbox = await StartAsync();
        await new GivenAuthorizations(sandbox).ToAsync(_carte, PatTrois);
        var client = new MonEspaceSanteClient(sandbox.ClientOptions(_carte));
        var cursor = await client.Dmp.GetWatchCursorAsync(PatTrois);
        await using var watch = client.Dmp.WatchAsync(PatTrois, cursor).GetAsyncEnumerator();
        await DepositAsync(sandbox.Url);
        await NextAsync(watch);
        var next = NextAsync(watch);

        client.Dispose();

        Assert.That(async () => await next, Throws.TypeOf<ObjectDisposedException>());
    }

    private static async Task<string> NextAsync(IAsyncEnumerator<DossierChange> watch)
    {
        Assert.That(await watch.MoveNextAsync(), Is.True);
        return watch.Current.UniqueId;
    }

    private Task<SandboxServer> StartAsync(int port = 0) => SandboxServer.StartAsync(new SandboxOptions
    {
        DataFolder = _folder.Path,
        Port = port,
        Postgres = _postgres,
        ConfigureLogging = logging => logging.AddProvider(_errors),
    });

    private async Task<string> DepositAsync(Uri url)
    {
        await using var client = new MonEspaceSanteClient(Options(url));
        await using var cda = await Consultation.By(_carte, PatTrois).ToStreamAsync();
        return (await client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone)).Documents[0].UniqueId;
    }

    private MonEspaceSanteOptions Options(Uri url) => new()
    {
        Server = url,
        Carte = _carte,
        TrustedRoots = SandboxFiles.TrustedRoots(_folder.Path),
        Software = new Software("MonEspaceSante.Server.Tests", "1.0"),
    };
}
