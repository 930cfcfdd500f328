using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Annuaire;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server;
using MonEspaceSante.Server.Annuaire.Import;
using MonEspaceSante.Server.Annuaire.Professionnels;
using MonEspaceSante.Server.Storage;
using Wire = MonEspaceSante.Protos.Annuaire.V1;

namespace MonEspaceSante.Benchmarks;

/// <summary>An import of the directory beside its server, then searches through the SDK, mutual TLS and the store, beside a bare
/// echo of answers of the same size; lines, client, server and echo share this process and its cores.</summary>
internal static class AnnuaireBenchmark
{
    private const int Steps = 10;
    private const int Searches = 2_000;
    private const int WarmUp = 300;

    // A prime beyond the number of lines: searches jump all over the directory, the same ones in every run.
    private const long Stride = 15_485_863;

    public static async Task RunAsync(int rows, string? postgres, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Postgres = postgres }, cancellationToken);
        await ImportAsync(sandbox, rows, cancellationToken);
        using var card = sandbox.OpenCarte("pharmacien");
        await using var client = new MonEspaceSanteClient(sandbox.ClientOptions(card));
        await using var echoServer = await EchoServer.StartAsync(cancellationToken);
        using var channel = echoServer.Open(card.AuthenticationCertificate);
        var echo = new Wire.AnnuaireService.AnnuaireServiceClient(channel);
        Console.WriteLine("| search | answers at most | p50 | p99 | core | against the echo |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (what, search) in Kinds(rows))
            await CompareAsync(what, search, sandbox, client.Annuaire, echo, cancellationToken);
    }

    private static IEnumerable<(string What, Func<int, ProfessionalSearch> Search)> Kinds(int rows)
    {
        int LineOf(int rank) => 1 + (int)(rank * Stride % rows);
        int PersonOf(int rank) => AnnuaireLines.PersonOf(LineOf(rank));
        yield return ("by RPPS", rank => new() { Identifier = AnnuaireLines.Rpps(PersonOf(rank)) });
        yield return ("by name and first name", rank => new()
        {
            FamilyName = AnnuaireLines.FamilyName(PersonOf(rank)), GivenName = AnnuaireLines.GivenName(PersonOf(rank)),
        });
        yield return ("by name", rank => new() { FamilyName = AnnuaireLines.FamilyName(PersonOf(rank)) });
        yield return ("by postcode and profession", rank => new()
        {
            Postcode = AnnuaireLines.Postcode(AnnuaireLines.CommuneOf(LineOf(rank) - 1)), Profession = "28",
        });
        yield return ("by postcode", rank => new()
        {
            Postcode = AnnuaireLines.Postcode(AnnuaireLines.CommuneOf(LineOf(rank) - 1)),
        });
    }

    private static async Task ImportAsync(SandboxServer sandbox, int rows, CancellationToken cancellationToken)
    {
        var served = sandbox.Host.Services.GetRequiredService<ServerOptions>();
        var options = new ServerOptions { DataFolder = sandbox.DataFolder, Postgres = served.Postgres };
        options.Annuaire.Report = Path.Combine(sandbox.DataFolder, "rapport.ndjson");
        var import = new AnnuaireImport(options, TimeProvider.System);
        await using var lines = new LineStream(rows + 1, AnnuaireLines.Activity);
        var clock = Stopwatch.StartNew();
        Console.WriteLine("| lines | seconds | lines/s since the last line | resident memory | managed heap |");
        Console.WriteLine("|---|---|---|---|---|");
        var (told, since, indexes, read) = (0L, TimeSpan.Zero, 0, TimeSpan.Zero);
        await import.RunAsync(
            [new ExtractionSource(ExtractionReader.Activities, "activites.txt", lines)], Tell, cancellationToken);
        if (import.Counts is not { Refused: 0, Published.Count: 1 })
            throw new InvalidOperationException("The directory was not replaced.");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{import.Counts.Lines:N0} lines, {lines.Given >> 20:N0} MB, in {clock.Elapsed.TotalSeconds:N1} s, of which "
            + $"{(clock.Elapsed - read).TotalSeconds:N1} s for {indexes} indexes and statistics: "
            + $"{import.Counts.Lines / clock.Elapsed.TotalSeconds:N0} lines/s in all; resident memory "
            + $"{process.PeakWorkingSet64 >> 20} MB at most; store {await StoreSizeAsync(options, cancellationToken) >> 20:N0} MB");

        void Tell(bool isIndex)
        {
            if (isIndex)
            {
                indexes++;
                return;
            }

            read = clock.Elapsed;
            var done = import.Counts.Lines;
            if (done - told < rows / Steps && done < rows) return;
            Console.WriteLine(
                $"| {done:N0} | {clock.Elapsed.TotalSeconds:N1} | {(done - told) / (clock.Elapsed - since).TotalSeconds:N0} | "
                + $"{Environment.WorkingSet >> 20} MB | {GC.GetTotalMemory(forceFullCollection: false) >> 20} MB |");
            (told, since) = (done, clock.Elapsed);
        }
    }

    private static async Task CompareAsync(
        string what,
        Func<int, ProfessionalSearch> search,
        SandboxServer sandbox,
        AnnuaireClient client,
        Wire.AnnuaireService.AnnuaireServiceClient echo,
        CancellationToken cancellationToken)
    {
        Func<int, Task<int>> real = async rank =>
            await client.SearchProfessionals(search(rank), cancellationToken).AsPages(cancellationToken: cancellationToken)
                .Select(page => page.Items.Count).FirstAsync(cancellationToken);
        // The answer of the first stands for all.
        var asked = Asked(search(0));
        EchoAnnuaire.Answer = await sandbox.Host.Services.GetRequiredService<SearchProfessionals>()
            .RunAsync(asked, cancellationToken);
        Func<int, Task<int>> bare = async _ =>
            (await echo.SearchProfessionalsAsync(asked, cancellationToken: cancellationToken)).Professionals.Count;
        await TimeAsync(bare, WarmUp);
        await TimeAsync(real, WarmUp);
        var (bareTimes, bareCpu, _) = await TimeAsync(bare, Searches);
        var (times, cpu, most) = await TimeAsync(real, Searches);
        Console.WriteLine(
            $"| {what} | {most} | {At(times, 0.50):N2} ms | {At(times, 0.99):N2} ms | {cpu:N0} µs | "
            + $"p50 × {At(times, 0.50) / At(bareTimes, 0.50):N1}, p99 × {At(times, 0.99) / At(bareTimes, 0.99):N1}, cores × {cpu / bareCpu:N1} "
            + $"(echo p50 {At(bareTimes, 0.50):N2} ms, p99 {At(bareTimes, 0.99):N2} ms) |");
    }

    private static Wire.SearchProfessionalsRequest Asked(ProfessionalSearch search) => new()
    {
        Identifier = search.Identifier ?? "",
        FamilyName = search.FamilyName ?? "",
        GivenName = search.GivenName ?? "",
        Profession = search.Profession ?? "",
        Postcode = search.Postcode ?? "",
    };

    private static async Task<(double[] Times, double CpuMicroseconds, int Most)> TimeAsync(Func<int, Task<int>> find, int count)
    {
        var (times, most) = (new double[count], 0);
        var meter = new Meter();
        for (var rank = 0; rank < count; rank++)
        {
            var start = Stopwatch.GetTimestamp();
            most = Math.Max(most, await find(rank));
            times[rank] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var cpu = meter.Of(count).CpuMicroseconds;
        Array.Sort(times);
        return (times, cpu, most);
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

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
