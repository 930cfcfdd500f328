using System.Data.Common;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Dapper;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>Takes insured persons in, as many in one transaction as have come: a fault is one line's, and a line whose verdict
/// was told is durable.</summary>
internal sealed class RegisterAssures(
    KeepAssure keepAssure, Database database, IdentifierIndex index, LiveSession liveSession, TimeProvider time)
{
    private const int AtOnce = 100;
    private const int LongestLine = 64;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    public async Task RunAsync(
        SessionLps session,
        X509Certificate2 certificate,
        IAsyncStreamReader<RegisterAssuresRequest> lines,
        IServerStreamWriter<RegisterAssuresResponse> verdicts,
        CancellationToken cancellationToken)
    {
        var received = Channel.CreateBounded<RegisterAssuresRequest>(AtOnce);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receiving = ReceiveAsync(lines, received.Writer, ending.Token);
        var lookedAt = time.GetUtcNow();
        try
        {
            while (await received.Reader.WaitToReadAsync(cancellationToken))
            {
                // A file may last for hours: a certificate that is revoked meanwhile takes nobody in.
                if (time.GetUtcNow() - lookedAt >= BetweenLooks)
                {
                    await liveSession.DemandAsync(certificate, session, cancellationToken);
                    lookedAt = time.GetUtcNow();
                }

                var gathered = Gather(received.Reader);
                var named = gathered.TakeWhile(IsNamed).ToList();
                foreach (var verdict in await JudgeAsync(named, cancellationToken))
                    await verdicts.WriteAsync(verdict, cancellationToken);
                // A line that cannot be named cannot be told of, and so is the end; those before it are in, and told.
                if (named.Count < gathered.Count)
                    throw Refusal.Because(
                        Reason.RequeteInvalide, new Violation("line", $"de 1 à {LongestLine} caractères"));
            }
        }
        finally
        {
            await ending.CancelAsync();
            await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await receiving;
    }

    /// <summary>Takes lines in that have a name, or tells their faults, in their order.</summary>
    public async Task<IReadOnlyList<RegisterAssuresResponse>> JudgeAsync(
        IReadOnlyList<RegisterAssuresRequest> lines, CancellationToken cancellationToken)
    {
        var read = lines.Select(Read).ToList();
        try
        {
            await database.WriteAsync(connection => KeepAsync(connection, read), cancellationToken);
        }
        catch (DbException crossed) when (crossed.IsTransient && read.Count > 1)
        {
            // Another file held a person of these and waited for another: one at a time, nobody waits for two.
            foreach (var line in read)
                await database.WriteAsync(connection => KeepAsync(connection, [line]), cancellationToken);
        }

        return read.ConvertAll(line => line.Verdict);
    }

    private static async Task ReceiveAsync(
        IAsyncStreamReader<RegisterAssuresRequest> lines,
        ChannelWriter<RegisterAssuresRequest> received,
        CancellationToken cancellationToken)
    {
        try
        {
            while (await lines.MoveNext(cancellationToken)) await received.WriteAsync(lines.Current, cancellationToken);
        }
        finally
        {
            received.Complete();
        }
    }

    private static List<RegisterAssuresRequest> Gather(ChannelReader<RegisterAssuresRequest> received)
    {
        var lines = new List<RegisterAssuresRequest>();
        while (lines.Count < AtOnce && received.TryRead(out var line)) lines.Add(line);
        return lines;
    }

    private static bool IsNamed(RegisterAssuresRequest line) => line.Line.Length is > 0 and <= LongestLine;

    private JudgedLine Read(RegisterAssuresRequest line)
    {
        try
        {
            return new JudgedLine(line.Line, AssureLine.Demand(line, index));
        }
        catch (MonEspaceSanteException fault)
        {
            return new JudgedLine(line.Line, Told: null).With(fault);
        }
    }

    private async Task KeepAsync(DbConnection connection, IReadOnlyList<JudgedLine> lines)
    {
        var readable = lines.Where(line => line.Told is not null).ToList();
        var known = await keepAssure.HoldKnownAsync(connection, readable.Select(line => line.Told!));
        foreach (var line in readable)
        {
            line.Forget();
            await connection.ExecuteAsync("SAVEPOINT assure_line");
            try
            {
                await keepAssure.RunAsync(connection, line.Told!, known);
            }
            catch (MonEspaceSanteException fault)
            {
                line.With(fault);
                await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT assure_line");
            }

            await connection.ExecuteAsync("RELEASE SAVEPOINT assure_line");
        }
    }
}
