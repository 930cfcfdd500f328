using System.Globalization;
using System.Text.RegularExpressions;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Server.Tests.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Reprise;

internal sealed partial class ImportMemoryTests
{
    private const int Dossiers = 100_000;
    private const long MostMebibytes = 250;

    // 80 MiB of objects: the file alone is larger.
    private static readonly (string Name, string Value) MostHeap = ("DOTNET_GCHeapHardLimit", "0x5000000");

    [Test]
    public async Task Given_100_000_dossiers_When_imported_Then_memory_stays_flat()
    {
        using var prepared = await ImportProcess.PrepareAsync(Engine.Sqlite);
        await using (var file = File.Create(prepared.Lines))
        await using (var lines = new LineStream(Dossiers, rank => LegacyLines.Line(rank, documents: 1)))
            await lines.CopyToAsync(file);

        await using var import = prepared.Start(MostHeap);
        var result = await ImportProcess.WaitAsync(import);

        Assert.That(result.ExitCode, Is.Zero, $"{result.Output}{result.Errors}");
        Assert.That(result.Output, Does.Contain($"Dossiers repris : {Dossiers},"));
        var told = Memory().Match(result.Output).Groups["mebibytes"].Value;
        Assert.That(long.Parse(told, CultureInfo.InvariantCulture), Is.InRange(1, MostMebibytes));
    }

    [TestCase("Réglage incorrect. Import:File", 2)]
    [TestCase("Les dossiers n'ont pas pu être repris.", 1, "--Import:File", "absent.ndjson")]
    public async Task Given_a_file_that_cannot_be_When_imported_Then_it_says_so(
        string complaint, int exitCode, params string[] arguments)
    {
        var result = await VerifierTraces.RunAsync(["importer-dossiers", .. arguments]);

        Assert.That(result.ExitCode, Is.EqualTo(exitCode));
        Assert.That(result.Errors, Does.StartWith(complaint));
    }

    [GeneratedRegex("Mémoire employée au plus : (?<mebibytes>[0-9]+) Mio")]
    private static partial Regex Memory();
}
