using Microsoft.Extensions.Logging;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Durability;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RestartTests(Engine engine) : IDisposable
{
    private static readonly Ins PatTrois = Ins.Parse("279035121518989", InsOid.NirTest);

    private readonly TemporaryFolder _folder = new();
    private readonly ErrorLog _errors = new();
    private string? _postgres;

    [SetUp]
    public async Task PrepareAsync()
    {
        SharedPki.CopyTo(_folder.Path);
        _postgres = await SandboxFixture.ConnectionStringAsync(engine);
    }

    [TearDown]
    public void NothingFailed() => Assert.That(_errors.Entries, Is.Empty);

    public void Dispose()
    {
        _errors.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Given_a_deposit_When_restarted_Then_listed_and_read_back_byte_for_byte()
    {
        var (deposit, _) = await DepositAsync();

        await using var sandbox = await StartAsync();
        using var cards = new CardRack(sandbox);
        await using var client = cards.Client("medecin");
        using var copy = new MemoryStream();
        await client.Dmp.RetrieveAsync(PatTrois, deposit.UniqueId, copy);

        Assert.That((await client.Dmp.FindAsync(PatTrois).SingleAsync()).UniqueId, Is.EqualTo(deposit.UniqueId));
        Assert.That(copy.ToArray(), Is.EqualTo(deposit.Cda));
    }

    [Test]
    public async Task Given_a_deposit_When_replayed_after_a_restart_Then_the_first_answer_comes_again()
    {
        var (deposit, first) = await DepositAsync();

        await using var sandbox = await StartAsync();
        using var cards = new CardRack(sandbox);
        var again = await SubmitAsync(cards, deposit);

        await using var client = cards.Client("medecin");
        Assert.That(again.SubmissionId, Is.EqualTo(first.SubmissionId));
        Assert.That(again.SubmissionTime, Is.EqualTo(first.SubmissionTime));
        Assert.That(await client.Dmp.FindAsync(PatTrois).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_a_session_When_the_server_restarts_Then_its_token_is_still_honoured()
    {
        string token;
        await using (var sandbox = await StartAsync())
        {
            using var card = sandbox.OpenCarte("medecin");
            using var client = new RawClient(sandbox, card.AuthenticationCertificate);
            token = (await client.OpenSessionAsync(RawClient.Assertion(card), card)).Token;
        }

        await using var restarted = await StartAsync();
        using var sameCard = restarted.OpenCarte("medecin");
        using var sameClient = new RawClient(restarted, sameCard.AuthenticationCertificate);
        sameClient.Bear(token);

        var session = await sameClient.Sessions.GetSessionAsync(new GetSessionRequest(), sameClient.Headers());
        Assert.That(session.Professional.PsIdNat, Is.EqualTo("899700296140"));
    }

    [Test]
    public async Task Given_a_data_folder_When_restarted_Then_keys_and_cards_are_the_same()
    {
        await using (await StartAsync())
        {
        }

        var before = Secrets();
        await using (await StartAsync())
        {
        }

        Assert.That(Secrets(), Is.EqualTo(before).And.Count.GreaterThan(20));
    }

    [Test]
    public async Task Given_a_server_When_another_starts_on_its_folder_Then_refused_and_the_first_goes_on()
    {
        await using var sandbox = await StartAsync();

        Assert.ThrowsAsync<DataFolderInUseException>(StartAsync);

        using var cards = new CardRack(sandbox);
        await using var client = cards.Client("medecin");
        Assert.That((await client.Dossiers.CheckAsync(PatTrois)).Status, Is.EqualTo(DossierStatus.Actif));
    }

    [Test]
    public async Task Given_a_server_When_another_process_starts_on_its_folder_Then_it_ends_with_a_sentence()
    {
        await using var sandbox = await StartAsync();

        await using var other = ServerProcess.Launch(_folder.Path, _postgres);

        Assert.That(await other.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(other.Complaints, Is.EqualTo(new[] { "Un autre serveur utilise déjà ce dossier de données." }));
    }

    [Test]
    public async Task Given_a_folder_with_documents_When_started_on_another_database_Then_refused_and_nothing_is_swept()
    {
        var (deposit, _) = await DepositAsync();
        var own = _postgres;
        _postgres = await SandboxFixture.ConnectionStringAsync(engine == Engine.Sqlite ? Engine.Postgres : Engine.Sqlite);

        Assert.ThrowsAsync<StoreMismatchException>(StartAsync);

        _postgres = own;
        await using var sandbox = await StartAsync();
        using var cards = new CardRack(sandbox);
        await using var client = cards.Client("medecin");
        using var copy = new MemoryStream();
        await client.Dmp.RetrieveAsync(PatTrois, deposit.UniqueId, copy);
        Assert.That(copy.ToArray(), Is.EqualTo(deposit.Cda));
    }

    [Test]
    public async Task Given_a_folder_whose_name_is_lost_When_started_on_another_database_Then_nothing_is_swept_either()
    {
        await DepositAsync();
        File.Delete(_folder.File("base.id"));
        _postgres = await SandboxFixture.ConnectionStringAsync(engine == Engine.Sqlite ? Engine.Postgres : Engine.Sqlite);

        Assert.ThrowsAsync<StoreMismatchException>(StartAsync);

        Assert.That(Directory.EnumerateFiles(_folder.File("documents"), "*", SearchOption.AllDirectories), Is.Not.Empty);
    }

    [Test]
    public async Task Given_a_database_without_documents_When_started_with_another_folders_keys_Then_refused()
    {
        await using (await StartAsync())
        {
        }

        File.Delete(_folder.File("base.id"));
        Directory.Delete(new DataFolder(_folder.Path).Keys, recursive: true);

        Assert.ThrowsAsync<StoreMismatchException>(StartAsync);
    }

    [TestCase("--Port", "abc")]
    [TestCase("--Prot", "5443")]
    public async Task Given_a_setting_that_cannot_be_When_started_Then_it_ends_as_wrong_use(string name, string value)
    {
        await using var server = ServerProcess.Launch(_folder.Path, _postgres, [name, value]);

        Assert.That(await server.WaitForExitAsync(), Is.EqualTo(2));
        Assert.That(server.Complaints.First(), Does.StartWith("Réglage incorrect."));
    }

    private Task<SandboxServer> StartAsync() => SandboxServer.StartAsync(new SandboxOptions
    {
        DataFolder = _folder.Path,
        Postgres = _postgres,
        ConfigureLogging = logging => logging.AddProvider(_errors),
    });

    private async Task<(PlannedDeposit Deposit, Submission Answer)> DepositAsync()
    {
        await using var sandbox = await StartAsync();
        using var cards = new CardRack(sandbox);
        await new GivenAuthorizations(sandbox).ToAsync(cards["medecin"], PatTrois);
        var deposit = await PlannedDeposit.MakeAsync(cards["medecin"], PatTrois, padding: 100_000);
        return (deposit, await SubmitAsync(cards, deposit));
    }

    private static async Task<Submission> SubmitAsync(CardRack cards, PlannedDeposit deposit)
    {
        await using var client = cards.Client("medecin");
        using var cda = new MemoryStream(deposit.Cda);
        return await client.Dmp.SubmitAsync(
            PatTrois, cda, Visibility.Everyone, new SubmitOptions { RequestId = deposit.RequestId });
    }

    private Dictionary<string, string> Secrets()
    {
        var data = new DataFolder(_folder.Path);
        string[] folders = [data.Cards, data.Keys, data.Trust, Path.GetDirectoryName(data.ServerCertificate)!];
        return folders.SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            .ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path)));
    }
}
