using System.Data.Common;
using MonEspaceSante.Protos.Dmp.V1;
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
            await CloseAsync(connection, patientId, reason);
        },
        cancellationToken);

    /// <summary>Closes a dossier whose account closes, as far as it is open.</summary>
    public async Task RunAsync(DbConnection connection, Guid patientId, string reason)
    {
        if (await DossierStore.LockAsync(connection, patientId) == DossierStatus.Actif)
            await CloseAsync(connection, patientId, reason);
    }

    private async Task CloseAsync(DbConnection connection, Guid patientId, string reason)
    {
        await dossiers.CloseAsync(connection, patientId, reason, time.GetUtcNow());
        await database.SignalAsync(connection, patientId);
    }
}
