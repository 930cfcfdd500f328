using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Insi.Embedded;
using Wire = MonEspaceSante.Protos.Ins.V1;

namespace MonEspaceSante.Benchmarks;

/// <summary>Lookups through the SDK, mutual TLS and the store, beside a bare echo of the same messages in the same run;
/// client and server share this process and its cores.</summary>
internal static class InsiBenchmark
{
    private const int Lookups = 5_000;
    private const int WarmUp = 2_000;
    private const int LotOfPersons = 20_000;

    // A prime beyond the number of persons: lookups jump all over the register, the same ones in every run.
    private const long Stride = 15_485_863;

    public static async Task RunAsync(int identities, int batch, string? postgres, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Postgres = postgres }, cancellationToken);
        using var card = sandbox.OpenCarte("pharmacien");
        await using var client = new MonEspaceSanteClient(sandbox.ClientOptions(card));
        await using var echoServer = await EchoServer.StartAsync(cancellationToken);
        using var channel = echoServer.Open(card.AuthenticationCertificate);
        var echo = new Wire.InsService.InsServiceClient(channel);
        var filling = Stopwatch.StartNew();
        await FillAsync(sandbox, identities, cancellationToken);
        Console.WriteLine($"| register | {identities:N0} persons, filled in {filling.Elapsed.TotalSeconds:N0} s |");

        Func<TraitsIdentite, Task<bool>> search = async traits =>
            (await client.Ins.SearchAsync(traits, cancellationToken)).Outcome == InsOutcome.Trouve;
        Func<TraitsIdentite, Task<bool>> bare = async traits =>
            (await echo.SearchByTraitsAsync(ToRequest(traits), cancellationToken: cancellationToken)).Outcome
                == Wire.InsOutcome.Trouve;
        await TimeAsync(bare, WarmUp, identities);
        await TimeAsync(search, WarmUp, identities);
        var (bareTimes, bareCpu) = await TimeAsync(bare, Lookups, identities);
        var (times, cpu) = await TimeAsync(search, Lookups, identities);
        Report("bare echo", bareTimes, bareCpu);
        Report("search by traits", times, cpu);
        Console.WriteLine($"| search / echo | p50 × {At(times, 0.50) / At(bareTimes, 0.50):N1}, p99 × {At(times, 0.99) / At(bareTimes, 0.99):N1}, cores × {cpu / bareCpu:N1} |");

        await EchoAsync(echo, Math.Min(batch, 10_000), identities, cancellationToken);
        var most = await EchoAsync(echo, batch, identities, cancellationToken);
        var done = await VerifyAsync(client, batch, identities, cancellationToken);
        Console.WriteLine($"| bare echo of {batch:N0} | {most.PerSecond:N0} identities/s, {most.CpuMicroseconds:N0} µs of a core each |");
        Console.WriteLine($"| batch / echo | rate × {done.PerSecond / most.PerSecond:N2}, cores × {done.CpuMicroseconds / most.CpuMicroseconds:N1} |");
    }

    private static async Task FillAsync(SandboxServer sandbox, int identities, CancellationToken cancellationToken)
    {
        var store = sandbox.Host.Services.GetRequiredService<IdentityStore>();
        foreach (var lot in Enumerable.Range(0, identities).Chunk(LotOfPersons))
            await store.AddAsync(lot.Select(Person.Kept), cancellationToken);
    }

    private static async Task<(double[] Times, double CpuMicroseconds)> TimeAsync(
        Func<TraitsIdentite, Task<bool>> find, int count, int identities)
    {
        var times = new double[count];
        var meter = new Meter();
        for (var rank = 0; rank < count; rank++)
        {
            var traits = Person.Traits((int)(rank * Stride % identities));
            var start = Stopwatch.GetTimestamp();
            var isFound = await find(traits);
            times[rank] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (!isFound) throw new InvalidOperationException("A person was not found.");
        }

        var cpu = meter.Of(count).CpuMicroseconds;
        Array.Sort(times);
        return (times, cpu);
    }

    private static async Task<(double PerSecond, double CpuMicroseconds)> EchoAsync(
        Wire.InsService.InsServiceClient echo, int batch, int identities, CancellationToken cancellationToken)
    {
        var meter = new Meter();
        using var call = echo.VerifyIdentities(cancellationToken: cancellationToken);
        var sending = SendAsync();
        var answered = 0;
        while (await call.ResponseStream.MoveNext(cancellationToken)) answered++;
        await sending;
        return meter.Of(answered);

        async Task SendAsync()
        {
            for (var rank = 0; rank < batch; rank++)
            {
                var (ins, search) = (Person.Ins(rank % identities), ToRequest(Person.Traits(rank % identities)));
                await call.RequestStream.WriteAsync(
                    new Wire.VerifyIdentitiesRequest
                    {
                        Line = $"{rank}",
                        Ins = new() { Matricule = ins.Matricule, Oid = ins.Oid },
                        Traits = search.Traits,
                    },
                    cancellationToken);
            }

            await call.RequestStream.CompleteAsync();
        }
    }

    private static async Task<(double PerSecond, double CpuMicroseconds)> VerifyAsync(
        MonEspaceSanteClient client, int batch, int identities, CancellationToken cancellationToken)
    {
        var before = Resident();
        var most = before;
        var meter = new Meter();
        var claimed = Enumerable.Range(0, batch)
            .Select(rank => new IdentityToVerify($"{rank}", Person.Ins(rank % identities), Person.Traits(rank % identities)));
        var answered = 0;
        await foreach (var line in client.Ins.VerifyAllAsync(claimed.ToAsyncEnumerable(), cancellationToken))
        {
            if (line.Verdict != Insi.IdentityVerdict.Identique) throw new InvalidOperationException("A person was denied.");
            if (++answered % 5_000 == 0) most = Math.Max(most, Resident());
        }

        var done = meter.Of(answered);
        Console.WriteLine($"| batch of {batch:N0} | {done.PerSecond:N0} identities/s, {done.CpuMicroseconds:N0} µs of a core each, resident memory {before >> 20} MB before, {most >> 20} MB at most |");
        return done;
    }

    private static Wire.SearchByTraitsRequest ToRequest(TraitsIdentite traits) => new()
    {
        Traits = new()
        {
            BirthName = traits.BirthName,
            GivenNames = traits.GivenNames,
            Sex = traits.Sex,
            BirthDate = traits.BirthDate.Value,
            BirthPlace = traits.BirthPlace!.Value,
        },
    };

    private static void Report(string what, double[] sorted, double cpu) =>
        Console.WriteLine($"| {what} | p50 {At(sorted, 0.50):N2} ms, p99 {At(sorted, 0.99):N2} ms, {cpu:N0} µs of a core each |");

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    private static long Resident()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
