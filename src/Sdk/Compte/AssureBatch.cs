using System.Runtime.CompilerServices;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Call = Grpc.Core.AsyncDuplexStreamingCall<
    MonEspaceSante.Protos.Compte.V1.RegisterAssuresRequest, MonEspaceSante.Protos.Compte.V1.RegisterAssuresResponse>;
using Wire = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Compte;

/// <summary>Registers lines over as many connections as it takes: those without a verdict are sent again, in their order,
/// since representatives come before the minors whom they represent.</summary>
internal sealed class AssureBatch(Wire.OperateurService.OperateurServiceClient service, ServerCalls calls)
{
    private const int Window = 100;

    // Connections in a row that bring no verdict: as many as a call is tried by default.
    private const int MostCuts = 4;

    private static readonly WriteOptions Buffered = new(WriteFlags.BufferHint);

    public async IAsyncEnumerable<AssureVerdict> RunAsync(
        IEnumerable<AssureLine> lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (call, token) = await calls.OpenAsync(OpenAsync, cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var window in lines.Select(WireAssure.ToWire).Chunk(Window))
            {
                for (var (answered, cuts) = (0, 0); answered < window.Length;)
                {
                    var (verdicts, cut) = await ExchangeAsync(call, window[answered..], cancellationToken).ConfigureAwait(false);
                    foreach (var verdict in verdicts) yield return verdict;
                    answered += verdicts.Count;
                    if (cut is null) continue;
                    cuts = verdicts.Count > 0 ? 1 : cuts + 1;
                    if (cuts > MostCuts) throw cut;
                    call.Dispose();
                    (call, token) = await calls.ResumeAsync(cut, token, OpenAsync, cancellationToken).ConfigureAwait(false);
                }
            }

            await calls.StepAsync(_ => call.RequestStream.CompleteAsync(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            call.Dispose();
        }
    }

    private async Task<(Call Call, string Token)> OpenAsync(Exchange exchange)
    {
        var options = await exchange.AuthorizeAsync().ConfigureAwait(false);
        return (service.RegisterAssures(options), exchange.Token!);
    }

    private async Task<(List<AssureVerdict> Verdicts, MonEspaceSanteException? Cut)> ExchangeAsync(
        Call call, Wire.RegisterAssuresRequest[] window, CancellationToken cancellationToken)
    {
        var verdicts = new List<AssureVerdict>(window.Length);
        try
        {
            foreach (var (rank, line) in window.Index())
            {
                // What follows at once leaves with it: a packet for each line would cost more than the line.
                call.RequestStream.WriteOptions = rank < window.Length - 1 ? Buffered : null;
                await calls.StepAsync(ending => call.RequestStream.WriteAsync(line, ending), cancellationToken)
                    .ConfigureAwait(false);
            }

            while (verdicts.Count < window.Length)
                verdicts.Add(await NextAsync(call.ResponseStream, cancellationToken).ConfigureAwait(false));
            return (verdicts, null);
        }
        catch (MonEspaceSanteException cut)
        {
            return (verdicts, cut);
        }
    }

    private async Task<AssureVerdict> NextAsync(
        IAsyncStreamReader<Wire.RegisterAssuresResponse> verdicts, CancellationToken cancellationToken)
    {
        if (!await calls.StepAsync(verdicts.MoveNext, cancellationToken).ConfigureAwait(false))
            throw Refusal.Because(Reason.ConnexionInterrompue);
        var verdict = verdicts.Current;
        return new AssureVerdict(verdict.Line, verdict.Reason.NullIfEmpty(), verdict.Field.NullIfEmpty());
    }
}
