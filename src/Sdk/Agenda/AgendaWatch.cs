using System.Runtime.CompilerServices;
using Grpc.Core;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Agenda;

/// <summary>Watches an agenda, and keeps the session while it does.</summary>
internal sealed class AgendaWatch(
    ServerCalls calls,
    Func<string, CallOptions, AsyncServerStreamingCall<Wire.WatchAgendaResponse>> open,
    Func<CancellationToken, Task> keepAlive)
{
    private readonly Watch<Wire.WatchAgendaResponse> _watch = new(calls, open, message => message.Cursor);

    public async IAsyncEnumerable<AgendaChange> ReadAsync(
        string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in _watch.ReadAsync(cursor, cancellationToken).ConfigureAwait(false))
        {
            await keepAlive(cancellationToken).ConfigureAwait(false);
            if (message.Change is { } change)
                yield return change.ToModel(message.Cursor);
        }
    }

    /// <summary>Where a watch from now on begins.</summary>
    public Task<string> NowAsync(CancellationToken cancellationToken) => _watch.NowAsync(cancellationToken);
}
