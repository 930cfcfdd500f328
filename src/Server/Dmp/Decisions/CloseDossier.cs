using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>The patient closes the dossier: from then on it is neither read nor fed.</summary>
internal sealed class CloseDossier(Database database, DossierStore dossiers, TimeProvider time)
{
    /// <summary>Refused when it is closed already, or was never opened.</summary>
    public Task RunAsync(Guid patientId, string reason, CancellationToken cancellationToken) => database.WriteAsync(
        async connection =>
        {
            OpenDossier.DemandActive(await DossierStore.LockAsync(connection, patientId));
            await dossiers.CloseAsync(connection, patientId, reason, time.GetUtcNow());
            await database.SignalAsync(connection, patientId);
        },
        cancellationToken);
}
