using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Insi;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Insi.Embedded;

namespace MonEspaceSante.Benchmarks;

/// <summary>Lookups through the SDK, mutual TLS and the store; client and server share this process and its cores.</summary>
internal static class InsiBenchmark
{
    private const int Lookups = 5_000;
    private const int WarmUp = 500;
    private const int LotOfPersons = 20_000;

    // A prime beyond the number of persons: lookups jump all over the register, the same ones in every run.
    private const long Stride = 15_485_863;

    public static async Task RunAsync(int identities, int batch, string? postgres, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Postgres = postgres }, cancellationToken);
        using var card = sandbox.OpenCarte("pharmacien");
        await using var client = new MonEspaceSanteClient(sandbox.ClientOptions(card));
        var filling = Stopwatch.StartNew();
        await FillAsync(sandbox, identities, cancellationToken);
        Console.WriteLine($"| register | {identities:N0} persons, filled in {filling.Elapsed.TotalSeconds:N0} s |");
        await SearchAsync(client, WarmUp, identities, cancellationToken);
        var times = await SearchAsync(client, Lookups, identities, cancellationToken);
        Console.WriteLine($"| search by traits | p50 {At(times, 0.50):N2} ms, p99 {At(times, 0.99):N2} ms |");
        await VerifyAsync(client, batch, identities, cancellationToken);
    }

    private static async Task FillAsync(SandboxServer sandbox, int identities, CancellationToken cancellationToken)
    {
        var store = sandbox.Host.Services.GetRequiredService<IdentityStore>();
        foreach (var lot in Enumerable.Range(0, identities).Chunk(LotOfPersons))
            await store.AddAsync(lot.Select(Person.Kept), cancellationToken);
    }

    private static async Task<double[]> SearchAsync(
        MonEspaceSanteClient client, int count, int identities, CancellationToken cancellationToken)
    {
        var times = new double[count];
        for (var rank = 0; rank < count; rank++)
        {
            var traits = Person.Traits((int)(rank * Stride % identities));
            var start = Stopwatch.GetTimestamp();
            var answer = await client.Ins.SearchAsync(traits, cancellationToken);
            times[rank] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (answer.Outcome != InsOutcome.Trouve) throw new InvalidOperationException("A person was not found.");
        }

        Array.Sort(times);
        return times;
    }

    private static async Task VerifyAsync(
        MonEspaceSanteClient client, int batch, int identities, CancellationToken cancellationToken)
    {
        var before = Resident();
        var most = before;
        var clock = Stopwatch.StartNew();
        var claimed = Enumerable.Range(0, batch)
            .Select(rank => new IdentityToVerify($"{rank}", Person.Ins(rank % identities), Person.Traits(rank % identities)));
        var answered = 0;
        await foreach (var line in client.Ins.VerifyAllAsync(claimed.ToAsyncEnumerable(), cancellationToken))
        {
            if (line.Verdict != IdentityVerdict.Identique) throw new InvalidOperationException("A person was denied.");
            if (++answered % 5_000 == 0) most = Math.Max(most, Resident());
        }

        Console.WriteLine($"| batch of {batch:N0} | {answered / clock.Elapsed.TotalSeconds:N0} identities/s, resident memory {before >> 20} MB before, {most >> 20} MB at most |");
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
