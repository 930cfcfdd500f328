using System.Runtime.CompilerServices;
using MonEspaceSante.Session;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>Watches a dossier, and keeps the session while it does.</summary>
internal sealed class DossierWatch(
    Wire.DmpService.DmpServiceClient service, CarteCalls calls, Protos.Identity.V1.Ins patient)
{
    private readonly Watch<Wire.WatchDossierResponse> _watch = new(
        calls,
        (cursor, options) => service.WatchDossier(new() { Patient = patient, Cursor = cursor }, options),
        message => message.Cursor);

    public async IAsyncEnumerable<DossierChange> ReadAsync(
        string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in _watch.ReadAsync(cursor, cancellationToken).ConfigureAwait(false))
        {
            await calls.KeepAliveAsync(cancellationToken).ConfigureAwait(false);
            if (message.Change is { } change)
                yield return change.ToChange(message.Cursor);
        }
    }

    /// <summary>Where a watch from now on begins.</summary>
    public Task<string> NowAsync(CancellationToken cancellationToken) => _watch.NowAsync(cancellationToken);
}
