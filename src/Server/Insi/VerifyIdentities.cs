using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Insi;

/// <summary>
/// Verifies a stream of identities in the lots that the register takes, several at once where it takes several: a lot leaves
/// with what has come, so that one identity does not wait for ninety-nine others. WS_INS4.
/// </summary>
internal sealed class VerifyIdentities(IInsRegistry registry, LiveSession liveSession, TimeProvider time)
{
    private const int LongestLine = 64;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    // The verdicts of a lot leave together: a packet for each would cost more than the verdict.
    private static readonly WriteOptions Buffered = new(WriteFlags.BufferHint);

    public async Task RunAsync(
        SessionLps session,
        X509Certificate2 certificate,
        IAsyncStreamReader<VerifyIdentitiesRequest> requests,
        IServerStreamWriter<VerifyIdentitiesResponse> responses,
        CancellationToken cancellationToken)
    {
        var received = Channel.CreateBounded<VerifyIdentitiesRequest>(registry.LargestLot);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receiving = ReceiveAsync(requests, received.Writer, ending.Token);
        using var writing = new SemaphoreSlim(1);
        try
        {
            await Parallel.ForEachAsync(
                LotsAsync(received.Reader, session, certificate, cancellationToken),
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = registry.LotsAtOnce,
                    CancellationToken = cancellationToken,
                },
                async (lot, token) => await WriteAsync(responses, writing, await AnswerAsync(session, lot, token), token));
        }
        finally
        {
            await ending.CancelAsync();
            await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await receiving;
    }

    private static async Task ReceiveAsync(
        IAsyncStreamReader<VerifyIdentitiesRequest> requests,
        ChannelWriter<VerifyIdentitiesRequest> received,
        CancellationToken cancellationToken)
    {
        try
        {
            while (await requests.MoveNext(cancellationToken))
                await received.WriteAsync(requests.Current, cancellationToken);
        }
        finally
        {
            received.Complete();
        }
    }

    private async IAsyncEnumerable<List<VerifyIdentitiesRequest>> LotsAsync(
        ChannelReader<VerifyIdentitiesRequest> received,
        SessionLps session,
        X509Certificate2 certificate,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lookedAt = time.GetUtcNow();
        while (await received.WaitToReadAsync(cancellationToken))
        {
            // A batch may last for hours: a card that is revoked meanwhile verifies nothing more.
            if (time.GetUtcNow() - lookedAt >= BetweenLooks)
            {
                await liveSession.DemandAsync(certificate, session, cancellationToken);
                lookedAt = time.GetUtcNow();
            }

            yield return await GatherAsync(received, cancellationToken);
        }
    }

    private async Task<List<VerifyIdentitiesRequest>> GatherAsync(
        ChannelReader<VerifyIdentitiesRequest> received, CancellationToken cancellationToken)
    {
        var lot = new List<VerifyIdentitiesRequest>(registry.LargestLot);
        Take(received, lot);
        if (registry.Gathering <= TimeSpan.Zero) return lot;
        using var patience = new CancellationTokenSource(registry.Gathering, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            while (lot.Count < registry.LargestLot && await received.WaitToReadAsync(ending.Token)) Take(received, lot);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return lot;
        }

        return lot;
    }

    private void Take(ChannelReader<VerifyIdentitiesRequest> received, List<VerifyIdentitiesRequest> lot)
    {
        while (lot.Count < registry.LargestLot && received.TryRead(out var request)) lot.Add(request);
    }

    private static async Task WriteAsync(
        IServerStreamWriter<VerifyIdentitiesResponse> responses,
        SemaphoreSlim writing,
        IReadOnlyList<VerifyIdentitiesResponse> lot,
        CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            foreach (var (rank, response) in lot.Index())
            {
                responses.WriteOptions = rank < lot.Count - 1 ? Buffered : null;
                await responses.WriteAsync(response, cancellationToken);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task<IReadOnlyList<VerifyIdentitiesResponse>> AnswerAsync(
        SessionLps session, List<VerifyIdentitiesRequest> lot, CancellationToken cancellationToken)
    {
        var answers = lot.ConvertAll(Read);
        var readable = answers.Where(answer => answer.Claimed is not null).ToList();
        try
        {
            var verdicts = await registry.VerifyAsync(
                session, readable.ConvertAll(answer => answer.Claimed!), cancellationToken);
            for (var rank = 0; rank < readable.Count; rank++)
                readable[rank].Response.Verdict = verdicts[rank] ? IdentityVerdict.Identique : IdentityVerdict.Differente;
        }
        catch (MonEspaceSanteException refusal)
        {
            foreach (var (response, _) in readable) response.Reason = refusal.ReasonCode;
        }

        return answers.ConvertAll(answer => answer.Response);
    }

    private static (VerifyIdentitiesResponse Response, ClaimedIdentity? Claimed) Read(VerifyIdentitiesRequest request)
    {
        if (request.Line.Length is 0 or > LongestLine)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("line", "1 à 64 caractères attendus"));
        var response = new VerifyIdentitiesResponse { Line = request.Line };
        try
        {
            return (response, RequestedIdentity.DemandClaimed(request.Ins, request.Traits));
        }
        catch (MonEspaceSanteException refusal)
        {
            response.Reason = refusal.ReasonCode;
            response.Field = refusal.Violations is [var first, ..] ? first.Field : "";
            return (response, null);
        }
    }
}
