using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.Logging;
using MonEspaceSante.Server;
using MonEspaceSante.Server.Reprise;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Benchmarks;

/// <summary>An import of dossiers and of what they tell of their documents, alone on its store; the lines are made as they are
/// read, by the same process.</summary>
internal static class RepriseBenchmark
{
    private const int Steps = 10;

    public static async Task RunAsync(int dossiers, int documents, string? postgres, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("monespacesante-reprise-");
        try
        {
            await RunAsync(folder.FullName, dossiers, documents, postgres, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(
        string folder, int dossiers, int documents, string? postgres, CancellationToken cancellationToken)
    {
        var options = new ServerOptions { DataFolder = folder, Postgres = postgres, Port = 0 };
        options.Import.MetadataOnly = true;
        options.Import.Report = Path.Combine(folder, "rapport.ndjson");
        // The first start makes the store.
        await using (await ServerHost.StartAsync(options, logging => logging.ClearProviders(), cancellationToken: cancellationToken))
        {
        }

        var import = new LegacyImport(options, TimeProvider.System);
        await using var lines = new LineStream(dossiers, rank => LegacyLines.Line(rank, documents));
        var clock = Stopwatch.StartNew();
        Console.WriteLine("| dossiers | seconds | dossiers/s since the last line | resident memory | managed heap |");
        Console.WriteLine("|---|---|---|---|---|");
        var (told, since) = (0L, TimeSpan.Zero);
        await import.RunAsync(lines, "dossiers.ndjson", Tell, cancellationToken);
        await SumUpAsync(options, import.Counts, clock.Elapsed, lines.Given, cancellationToken);

        void Tell()
        {
            var done = import.Counts.Dossiers;
            if (done - told < dossiers / Steps && done < dossiers) return;
            var rate = (done - told) / (clock.Elapsed - since).TotalSeconds;
            Console.WriteLine(
                $"| {done:N0} | {clock.Elapsed.TotalSeconds:N1} | {rate:N0} | {Environment.WorkingSet >> 20} MB | "
                + $"{GC.GetTotalMemory(forceFullCollection: false) >> 20} MB |");
            (told, since) = (done, clock.Elapsed);
        }
    }

    private static async Task SumUpAsync(
        ServerOptions options, ImportCounts counts, TimeSpan time, long bytes, CancellationToken cancellationToken)
    {
        if (!counts.IsWhole) throw new InvalidOperationException("Dossiers were refused.");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{counts.Dossiers:N0} dossiers and {counts.Documents:N0} documents, {bytes >> 20:N0} MB of lines, in "
            + $"{time.TotalSeconds:N1} s: {counts.Dossiers / time.TotalSeconds:N0} dossiers/s, "
            + $"{counts.Documents / time.TotalSeconds:N0} documents/s; resident memory {process.PeakWorkingSet64 >> 20} MB at "
            + $"most; store {await StoreSizeAsync(options, cancellationToken) >> 20:N0} MB");
    }

    private static async Task<long> StoreSizeAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        var folder = new DataFolder(options.DataFolder);
        if (options.Postgres is null) return new FileInfo(folder.SqliteFile).Length;
        await using var database = folder.OpenDatabase(options);
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("SELECT pg_database_size(current_database())"),
            cancellationToken);
    }
}
