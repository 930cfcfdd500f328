using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Demands, as often as a watch asks, all that let its call in: certificate, session, right, authorisation.</summary>
internal sealed class WatchRight(LiveSession liveSession, OpenDossier openDossier)
{
    public async Task<DossierAccess> DemandAsync(Watcher watcher, CancellationToken cancellationToken)
    {
        await liveSession.DemandAsync(watcher.Certificate, watcher.Caller.Session, cancellationToken);
        return await openDossier.DemandReadableAsync(
            watcher.Caller, watcher.Patient, Transactions.Search, cancellationToken);
    }
}
