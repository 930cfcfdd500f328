using System.Diagnostics;
using System.Text.Json.Nodes;
using Dapper;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.AccessTraces;
using MonEspaceSante.Server.Tests.Durability;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Reprise;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.Postgres)]
internal sealed class ImportKillTests(Engine engine)
{
    private const int Dossiers = 1200;
    private const int OneInHasBytes = 6;

    private static readonly string[] Tables =
        ["imported_dossier", "document", "dossier_event", "access_trace_head", "access_trace"];

    [Test]
    public async Task Given_imports_killed_again_and_again_When_run_once_more_Then_all_is_in_once()
    {
        using var prepared = await ImportProcess.PrepareAsync(engine);
        await BringAsync(prepared);
        // In the first lot, in the second, in the third: 84 documents with bytes go with 500 dossiers.
        foreach (var contents in new[] { 20, 84 + 30, 84 + 20 }) await RunAndKillAsync(prepared, contents);
        var before = await CountAsync(prepared, "imported_dossier");

        await using var import = prepared.Start();
        var last = await ImportProcess.WaitAsync(import);
        await prepared.ServeOnceAsync();

        Assert.That(before, Is.InRange(1, Dossiers - 1), "in before the last import");
        Assert.That(last.ExitCode, Is.Zero, $"{last.Output}{last.Errors}");
        Assert.That(last.Output, Does.Contain($"Lignes lues : {Dossiers}. Dossiers repris : {Dossiers - before},"));
        foreach (var table in Tables) Assert.That(await CountAsync(prepared, table), Is.EqualTo(Dossiers), table);
        Assert.That(ContentsOf(prepared), Has.Length.EqualTo(Dossiers / OneInHasBytes), "neither lost nor left over");
        var traces = await VerifierTraces.RunAsync(prepared.DataFolder, prepared.Postgres);
        Assert.That(traces.ExitCode, Is.Zero, traces.Output);
    }

    private static async Task BringAsync(ImportProcess prepared)
    {
        await using var file = new StreamWriter(prepared.Lines);
        foreach (var rank in Enumerable.Range(0, Dossiers))
        {
            var line = JsonNode.Parse(LegacyLines.Line(rank, 1))!;
            if (rank % OneInHasBytes == 0)
            {
                var path = Path.Combine(prepared.DocumentFolder, LegacyLines.Place(rank, 0));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, LegacyLines.Bytes(rank, 0));
                line["documents"]![0]!["contenu"] = LegacyLines.Place(rank, 0);
            }

            await file.WriteLineAsync(line.ToJsonString());
        }
    }

    // Killed when so many contents got their name: the rows that tell of them are about to be committed.
    private static async Task RunAndKillAsync(ImportProcess prepared, int contents)
    {
        using var watcher = new FileSystemWatcher(new DataFolder(prepared.DataFolder).Contents)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName,
        };
        await using var import = prepared.Start();
        var countdown = new Countdown(contents, () => Kill(import.Id));
        watcher.Renamed += (_, _) => countdown.Tick();
        watcher.EnableRaisingEvents = true;
        var result = await ImportProcess.WaitAsync(import);
        Assert.That(countdown.IsOver, $"the import was over before the kill: {result.Output}{result.Errors}");
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private static string[] ContentsOf(ImportProcess prepared) =>
        Directory.GetFiles(new DataFolder(prepared.DataFolder).Contents, "*", SearchOption.AllDirectories);

    private static async Task<long> CountAsync(ImportProcess prepared, string table)
    {
        var options = new ServerOptions { Postgres = prepared.Postgres };
        await using var database = new DataFolder(prepared.DataFolder).OpenDatabase(options);
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), CancellationToken.None);
    }
}
