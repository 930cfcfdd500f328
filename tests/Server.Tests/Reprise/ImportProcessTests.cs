using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.AccessTraces;
using MonEspaceSante.Server.Tests.Durability;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>The operator's command, run as the operator runs it.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed partial class ImportProcessTests(Engine engine) : IDisposable
{
    private const int Dossiers = 1200;
    private const int OneInHasBytes = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private string? _postgres;

    [SetUp]
    public async Task PrepareAsync()
    {
        SharedPki.CopyTo(_folder.Path);
        _postgres = await SandboxFixture.ConnectionStringAsync(engine);
        await (await ServerProcess.StartAsync(_folder.Path, _postgres)).DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Given_imports_killed_again_and_again_When_run_once_more_Then_all_is_in_once()
    {
        await BringAsync();
        // In the first lot, in the second, in the third: 84 documents with bytes go with 500 dossiers.
        foreach (var contents in new[] { 20, 84 + 30, 84 + 20 }) await RunAndKillAsync(contents);
        var before = await CountAsync("imported_dossier");

        var last = await WaitAsync(Start());
        await (await ServerProcess.StartAsync(_folder.Path, _postgres)).DisposeAsync();

        Assert.That(before, Is.InRange(1, Dossiers - 1), "in before the last import");
        Assert.That(last.ExitCode, Is.Zero, $"{last.Output}{last.Errors}");
        Assert.That(last.Output, Does.Contain($"Lignes lues : {Dossiers}. Dossiers repris : {Dossiers - before},"));
        foreach (var table in new[] { "imported_dossier", "document", "dossier_event", "access_trace_head", "access_trace" })
            Assert.That(await CountAsync(table), Is.EqualTo(Dossiers), table);
        var contentFiles = Directory.GetFiles(
            new DataFolder(_folder.Path).Contents, "*", SearchOption.AllDirectories);
        Assert.That(contentFiles, Has.Length.EqualTo(Dossiers / OneInHasBytes), "neither lost nor left over");
        var traces = await VerifierTraces.RunAsync(_folder.Path, _postgres);
        Assert.That(traces.ExitCode, Is.Zero, traces.Output);
    }

    [Test]
    public async Task Given_20_000_dossiers_When_imported_Then_memory_stays_flat()
    {
        const int Lines = 20_000;
        const long MostMemory = 250;
        await using (var file = File.Create(File_))
        await using (var lines = new LegacyLineStream(Lines, documents: 1))
            await lines.CopyToAsync(file);

        await using var import = Start(("DOTNET_GCHeapHardLimit", "0x5000000"));
        var result = await import.WaitAsync(Patience);

        Assert.That(result.ExitCode, Is.Zero, $"{result.Output}{result.Errors}");
        Assert.That(result.Output, Does.Contain($"Dossiers repris : {Lines},"));
        await TestContext.Out.WriteLineAsync($"{new FileInfo(File_).Length} bytes of lines: {result.Output}");
        var told = Memory().Match(result.Output).Groups["mebibytes"].Value;
        Assert.That(long.Parse(told, CultureInfo.InvariantCulture), Is.InRange(1, MostMemory));
    }

    [TestCase("Réglage incorrect. Import:File", 2)]
    [TestCase("Les dossiers n'ont pas pu être repris.", 1, "--Import:File", "absent.ndjson")]
    public async Task Given_a_file_that_cannot_be_When_imported_Then_it_says_so(
        string complaint, int exitCode, params string[] arguments)
    {
        var result = await VerifierTraces.RunAsync(["importer-dossiers", "--DataFolder", _folder.Path, .. arguments]);

        Assert.That(result.ExitCode, Is.EqualTo(exitCode));
        Assert.That(result.Errors, Does.StartWith(complaint));
    }

    private string File_ => _folder.File("dmp.ndjson");

    private async Task BringAsync()
    {
        await using var file = new StreamWriter(File_);
        foreach (var rank in Enumerable.Range(0, Dossiers))
        {
            var line = JsonNode.Parse(LegacyLines.Line(rank, 1))!;
            if (rank % OneInHasBytes == 0)
            {
                var path = _folder.File(Path.Combine("octets", LegacyLines.Place(rank, 0)));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, LegacyLines.Bytes(rank, 0));
                line["documents"]![0]!["contenu"] = LegacyLines.Place(rank, 0);
            }

            await file.WriteLineAsync(line.ToJsonString());
        }
    }

    private async Task RunAndKillAsync(int contents)
    {
        using var watcher = new FileSystemWatcher(new DataFolder(_folder.Path).Contents)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName,
        };
        await using var import = Start();
        var countdown = new Countdown(contents, () => Kill(import.Id));
        watcher.Renamed += (_, _) => countdown.Tick();
        watcher.EnableRaisingEvents = true;
        var result = await WaitAsync(import);
        Assert.That(countdown.IsOver, $"the import was over before the kill: {result.Output}{result.Errors}");
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private ForeignProcess Start(params IEnumerable<(string Name, string Value)> environment)
    {
        var command = new ProcessStartInfo(
            "dotnet",
            [
                typeof(ServerHost).Assembly.Location, "importer-dossiers", "--DataFolder", _folder.Path,
                "--Import:File", File_, "--Import:DocumentFolder", _folder.File("octets"), "--Import:MetadataOnly", "true",
                .. _postgres is null ? Array.Empty<string>() : ["--Postgres", _postgres],
            ])
        {
            WorkingDirectory = Path.GetTempPath(),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) command.Environment[name] = value;
        return ForeignProcess.Start(command);
    }

    [GeneratedRegex("Mémoire employée au plus : (?<mebibytes>[0-9]+) Mio")]
    private static partial Regex Memory();

    private static Task<ProcessResult> WaitAsync(ForeignProcess import) => import.WaitAsync(Patience);

    private async Task<long> CountAsync(string table)
    {
        await using var database = new DataFolder(_folder.Path).OpenDatabase(new ServerOptions { Postgres = _postgres });
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), CancellationToken.None);
    }
}
