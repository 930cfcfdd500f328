using Dapper;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.AccessTraces;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class VerifierTracesTests(Engine engine) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string? _postgres;

    [SetUp]
    public async Task PrepareAsync()
    {
        SharedPki.CopyTo(_folder.Path);
        _postgres = await SandboxFixture.ConnectionStringAsync(engine);
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Given_a_server_that_runs_When_verified_beside_it_Then_sound_until_a_row_is_removed()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, _postgres);
        await using var database = OpenDatabase();
        var patient = Guid.NewGuid();
        await TraceAsync(database, patient, 3);

        var sound = await VerifierTraces.RunAsync(_folder.Path, _postgres);
        await database.WriteAsync(
            connection => connection.ExecuteAsync("DELETE FROM access_trace WHERE rank = 2"), CancellationToken.None);
        var broken = await VerifierTraces.RunAsync(_folder.Path, _postgres);

        Assert.Multiple(() =>
        {
            Assert.That(sound.ExitCode, Is.Zero, sound.Errors);
            Assert.That(sound.Output, Is.EqualTo("Dossiers vérifiés : 1. Traces vérifiées : 3. Dossiers rompus : 0.\n"));
            Assert.That(broken.ExitCode, Is.EqualTo(1), broken.Errors);
            Assert.That(
                broken.Output,
                Is.EqualTo(
                    $"Dossier {Convert.ToHexStringLower(patient.ToByteArray())}, rang 2 : trace absente.\n"
                    + "Dossiers vérifiés : 1. Traces vérifiées : 2. Dossiers rompus : 1.\n"));
            Assert.That(server.Complaints, Is.Empty);
        });
    }

    [Test]
    public async Task Given_writers_killed_over_and_over_When_verified_Then_sound_and_nothing_acknowledged_is_lost()
    {
        await (await ServerProcess.StartAsync(_folder.Path, _postgres)).DisposeAsync();
        var acknowledged = new List<string>();
        foreach (var accesses in new[] { 1, 60, 150 })
            acknowledged.AddRange(await TraceWriterProcess.RunAndKillAsync(_folder.Path, _postgres, accesses));

        var verified = await VerifierTraces.RunAsync(_folder.Path, _postgres);

        Assert.That(verified.ExitCode, Is.Zero, $"{verified.Output}{verified.Errors}");
        Assert.That(acknowledged, Has.Count.GreaterThanOrEqualTo(211));
        Assert.That(await CountAsync(), Is.GreaterThanOrEqualTo(acknowledged.Count));
        Assert.That(acknowledged, Is.SubsetOf(await ReadAllAsync()));
    }

    [Test]
    public async Task Given_a_folder_that_never_served_When_verified_Then_it_fails_and_leaves_it_as_it_was()
    {
        var empty = Directory.CreateDirectory(_folder.File("vide")).FullName;

        var result = await VerifierTraces.RunAsync(empty, _postgres);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.StartWith("Les traces n'ont pas pu être vérifiées. Ce dossier n'est pas"));
        Assert.That(Directory.EnumerateFileSystemEntries(empty), Is.Empty);
    }

    [Test]
    public async Task Given_the_database_of_another_folder_When_verified_Then_it_fails_and_calls_no_dossier_broken()
    {
        await (await ServerProcess.StartAsync(_folder.Path, _postgres)).DisposeAsync();
        await File.WriteAllBytesAsync(_folder.File("base.id"), Guid.NewGuid().ToByteArray());

        var result = await VerifierTraces.RunAsync(_folder.Path, _postgres);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.StartWith("Ce dossier de données n'est pas celui de cette base"));
        Assert.That(result.Output, Is.Empty);
    }

    [Test]
    public async Task Given_the_keys_lost_When_verified_Then_it_fails_and_draws_no_others()
    {
        await (await ServerProcess.StartAsync(_folder.Path, _postgres)).DisposeAsync();
        var keys = new DataFolder(_folder.Path).Keys;
        Array.ForEach(Directory.GetFiles(keys), File.Delete);

        var result = await VerifierTraces.RunAsync(_folder.Path, _postgres);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.StartWith("Les traces n'ont pas pu être vérifiées."));
        Assert.That(Directory.GetFiles(keys), Is.Empty);
    }

    [TestCase("Commande inconnue : verifier-trace. Commandes : verifier-traces, importer-dossiers, importer-annuaire.", "verifier-trace")]
    [TestCase("Réglage incorrect.", "verifier-traces", "--Dossier", "donnees")]
    [TestCase("Réglage incorrect.", "verifier-traces", "--Port", "abc")]
    public async Task Given_a_command_that_cannot_be_When_run_Then_it_ends_as_wrong_use(
        string complaint, params string[] arguments)
    {
        var result = await VerifierTraces.RunAsync(arguments);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.StartWith(complaint));
        Assert.That(result.Output, Is.Empty);
    }

    private Database OpenDatabase() =>
        new DataFolder(_folder.Path).OpenDatabase(new ServerOptions { Postgres = _postgres });

    private async Task TraceAsync(Database database, Guid patient, int count)
    {
        var keys = KeyRing.OpenExisting(new DataFolder(_folder.Path).Keys);
        var sealer = new Sealer(keys);
        var journal = new AccessJournal(
            database,
            new TraceChain(keys),
            sealer,
            new IdentifierIndex(keys),
            new PatientNotificationStore(database, sealer),
            TimeProvider.System);
        for (var i = 0; i < count; i++)
        {
            await journal.AppendAsync(
                TracedAccess.Of(new Caller(TracedStore.Doctor), patient, new TracedAct("TD3.2")),
                CancellationToken.None);
        }
    }

    private async Task<long> CountAsync()
    {
        await using var database = OpenDatabase();
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM access_trace"), CancellationToken.None);
    }

    private async Task<List<string>> ReadAllAsync()
    {
        await using var database = OpenDatabase();
        var keys = KeyRing.OpenExisting(new DataFolder(_folder.Path).Keys);
        var history = new AccessHistory(new AccessTraceStore(database), new Sealer(keys), new IdentifierIndex(keys));
        var patients = await database.ReadAsync(
            connection => connection.QueryAsync<byte[]>("SELECT patient_id FROM access_trace_head"),
            CancellationToken.None);
        var told = new List<string>();
        foreach (var patient in patients.Select(id => new Guid(id)))
        {
            var traces = await history.ListAsync(patient, long.MaxValue, int.MaxValue, CancellationToken.None);
            told.AddRange(traces.Select(trace => $"{patient} {trace.Act.DocumentUniqueId}"));
        }

        return told;
    }
}
