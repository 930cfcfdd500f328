using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Reprise;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Annuaire;

internal sealed partial class ImportProcessTests
{
    private const int Rows = 20_000;
    private const long MostMebibytes = 250;
    // More than what waits between the pipe and the store.
    private const int LinesBeforeTheKill = 16_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // 64 MiB of objects: a hundredth of the national directory, in less than the whole would take.
    private static readonly (string Name, string Value) MostHeap = ("DOTNET_GCHeapHardLimit", "0x4000000");

    [TestCase(Engine.Sqlite)]
    [TestCase(Engine.Postgres)]
    public async Task Given_an_import_that_was_killed_When_run_again_Then_it_is_in_once_and_memory_stays_flat(Engine engine)
    {
        using var prepared = await ImportProcess.PrepareAsync(engine);
        await using (var file = File.Create(prepared.Lines))
        await using (var lines = new LineStream(Rows + 1, AnnuaireLines.Activity))
            await lines.CopyToAsync(file);
        await RunAndKillAsync(prepared);
        var (served, begun) = await GenerationsAsync(prepared);

        await using var import = prepared.Start(["importer-annuaire", "--Annuaire:Activites", prepared.Lines], MostHeap);
        var result = await ImportProcess.WaitAsync(import);

        Assert.That((served, begun), Is.EqualTo((1, 2)), "what the sandbox lists serves, and one was under way");
        Assert.That(result.ExitCode, Is.Zero, $"{result.Output}{result.Errors}");
        Assert.That(result.Output, Does.Contain($"Lignes lues : {Rows}. Lignes refusées : 0."));
        Assert.That(await GenerationsAsync(prepared), Is.EqualTo((1, 1)), "nothing of the killed one is left");
        var told = Memory().Match(result.Output).Groups["mebibytes"].Value;
        Assert.That(long.Parse(told, CultureInfo.InvariantCulture), Is.InRange(1, MostMebibytes));
    }

    [TestCase("Réglage incorrect. Annuaire:Activites", 2)]
    [TestCase("L'annuaire n'a pas pu être importé.", 1, "--Annuaire:Activites", "absent.txt")]
    public async Task Given_a_file_that_cannot_be_When_imported_Then_it_says_so(
        string complaint, int exitCode, params string[] arguments)
    {
        var result = await VerifierTraces.RunAsync(["importer-annuaire", .. arguments]);

        Assert.That(result.ExitCode, Is.EqualTo(exitCode));
        Assert.That(result.Errors, Does.StartWith(complaint));
    }

    // Killed when some lots are in the store, and the file is not at its end: it is a pipe that stays open.
    private static async Task RunAndKillAsync(ImportProcess prepared)
    {
        var pipe = $"{prepared.Lines}.tube";
        var made = await ForeignProcess.RunAsync(new ProcessStartInfo("mkfifo", [pipe]), Patience);
        Assert.That(made.ExitCode, Is.Zero, made.Errors);
        await using var import = prepared.Start(["importer-annuaire", "--Annuaire:Activites", pipe]);
        await Task.Run(() => WriteAndKillAsync(pipe, import)).WaitAsync(Patience);
        await ImportProcess.WaitAsync(import);
    }

    private static async Task WriteAndKillAsync(string pipe, ForeignProcess import)
    {
        await using var file = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        await using var lines = new LineStream(LinesBeforeTheKill, AnnuaireLines.Activity);
        await lines.CopyToAsync(file);
        using var process = Process.GetProcessById(import.Id);
        process.Kill();
    }

    // How many generations of professionals serve, and how many there are.
    private static async Task<(long Served, long All)> GenerationsAsync(ImportProcess prepared)
    {
        await using var database = new DataFolder(prepared.DataFolder).OpenDatabase(new ServerOptions { Postgres = prepared.Postgres });
        return await database.ReadAsync(
            connection => connection.QuerySingleAsync<(long, long)>(
                "SELECT COUNT(published_at), COUNT(*) FROM annuaire_generation WHERE part = 'professionnels'"),
            CancellationToken.None);
    }

    [GeneratedRegex("Mémoire employée au plus : (?<mebibytes>[0-9]+) Mio")]
    private static partial Regex Memory();
}
