using System.Data.Common;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Reprise;

/// <summary>Erases dossiers that came in closed, ten years after their closing. One that an account was activated for since is
/// the account's, and goes with that.</summary>
internal sealed class EraseFormerDossiers(
    ImportedDossierStore imported,
    Database database,
    HoldCompte hold,
    DossierStore dossiers,
    EraseDossier eraseDossier,
    AttachDossier attachDossier)
{
    public Task<List<DueCompte>> ListDueAsync(
        DateTimeOffset now, DueCompte after, int count, CancellationToken cancellationToken) =>
        imported.ListDueAsync(now, after, count, cancellationToken);

    public async Task RunAsync(Guid patientId, CancellationToken cancellationToken)
    {
        var left = await database.WriteAsync(connection => EraseAsync(connection, patientId), cancellationToken);
        eraseDossier.DeleteContents(left);
    }

    private async Task<IReadOnlyList<Guid>> EraseAsync(DbConnection connection, Guid patientId)
    {
        // The account's row comes before the dossier's, as everywhere.
        var compte = (await hold.TryHoldAsync(connection, patientId))?.Compte ?? CompteTitulaire.None;
        await DossierStore.LockAsync(connection, patientId);
        var dossier = await dossiers.FindAsync(connection, patientId);
        await ImportedDossierStore.EndErasureAsync(connection, patientId);
        if (dossier is not { Status: DossierStatus.Ferme, IsAttached: false }) return [];
        var left = await eraseDossier.RunAloneAsync(connection, patientId);
        // An account that nobody opposed waits with a dossier; its traces go on, and those of a closed one have their time.
        if (compte.IsOpen) await attachDossier.OpenNewAsync(connection, patientId);
        else if (compte.Status != CompteStatus.Clos) await EraseDossier.EraseTracesAsync(connection, patientId);
        return left;
    }
}
