using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>The patient opposes, or allows again, access in an emergency.</summary>
internal sealed class OpposeAccess(Database database)
{
    public Task ToBrisDeGlaceAsync(Guid patientId, bool isOpposed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => DossierStore.SetBrisDeGlaceOpposedAsync(connection, patientId, isOpposed), cancellationToken);

    /// <summary>To medical regulation centres (centre 15).</summary>
    public Task ToUrgenceAsync(Guid patientId, bool isOpposed, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => DossierStore.SetUrgenceOpposedAsync(connection, patientId, isOpposed), cancellationToken);
}
