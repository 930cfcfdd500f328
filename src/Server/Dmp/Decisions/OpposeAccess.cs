using System.Data.Common;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>The patient opposes, or allows again, access in an emergency.</summary>
internal sealed class OpposeAccess(Database database)
{
    public Task ToBrisDeGlaceAsync(Guid patientId, bool isOpposed, CancellationToken cancellationToken) =>
        DecideAsync(
            patientId,
            connection => DossierStore.SetBrisDeGlaceOpposedAsync(connection, patientId, isOpposed),
            cancellationToken);

    /// <summary>To medical regulation centres (centre 15).</summary>
    public Task ToUrgenceAsync(Guid patientId, bool isOpposed, CancellationToken cancellationToken) =>
        DecideAsync(
            patientId,
            connection => DossierStore.SetUrgenceOpposedAsync(connection, patientId, isOpposed),
            cancellationToken);

    /// <summary>Decides on both in a write.</summary>
    public async Task DecideAsync(DbConnection connection, Guid patientId, bool opposesBrisDeGlace, bool opposesUrgence)
    {
        await DossierStore.SetBrisDeGlaceOpposedAsync(connection, patientId, opposesBrisDeGlace);
        await DossierStore.SetUrgenceOpposedAsync(connection, patientId, opposesUrgence);
        await database.SignalAsync(connection, patientId);
    }

    // Whoever watches the dossier is asked for its right again.
    private Task DecideAsync(Guid patientId, Func<DbConnection, Task> decide, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await decide(connection);
                await database.SignalAsync(connection, patientId);
            },
            cancellationToken);
}
