using System.Runtime.CompilerServices;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Watches a dossier over as many connections as it takes.</summary>
internal sealed class DossierWatch(
    Wire.DmpService.DmpServiceClient service, ServerCalls calls, Protos.Identity.V1.Ins patient)
{
    public async IAsyncEnumerable<DossierChange> ReadAsync(
        string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var closings = calls.Session.Closings;
        var stream = await OpenAsync(cursor ?? "", cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                while (await stream.NextAsync().ConfigureAwait(false) is { } change)
                    yield return change;
                stream.Dispose();
                stream = await ResumeAsync(stream, closings, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            stream.Dispose();
        }
    }

    /// <summary>Where a watch from now on begins.</summary>
    public async Task<string> NowAsync(CancellationToken cancellationToken)
    {
        using var stream = await OpenAsync("", cancellationToken).ConfigureAwait(false);
        return stream.First;
    }

    private Task<ChangeStream> OpenAsync(string cursor, CancellationToken cancellationToken) =>
        calls.ExecuteAsync(
            exchange => OpenAsync(cursor, exchange, cancellationToken), Timeout.InfiniteTimeSpan, cancellationToken);

    private Task<ChangeStream> ResumeAsync(ChangeStream ended, int closings, CancellationToken cancellationToken)
    {
        calls.Carte.Demand();
        var cut = ended.Cut!;
        // Whoever ends the session on purpose does not want the card asked for another.
        if (calls.Session.Closings != closings)
            throw Refusal.Because(Reason.SessionTerminee, cut);
        return calls.ResumeAsync(
            cut, ended.Token, exchange => OpenAsync(ended.Cursor, exchange, cancellationToken), cancellationToken);
    }

    private Task<ChangeStream> OpenAsync(string cursor, Exchange exchange, CancellationToken cancellationToken) =>
        ChangeStream.OpenAsync(
            service,
            new Wire.WatchDossierRequest { Patient = patient, Cursor = cursor },
            calls,
            exchange,
            cancellationToken);
}
