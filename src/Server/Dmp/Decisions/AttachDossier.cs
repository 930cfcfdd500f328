using System.Data.Common;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>The dossier follows an account that opens.</summary>
internal sealed class AttachDossier(DossierStore dossiers, Database database, IEnumerable<IOpenedWithDossier> others)
{
    /// <summary>An account is activated: its dossier is opened, attached with all that it held before, or reopened with the
    /// archive.</summary>
    public async Task RunAsync(DbConnection connection, Guid patientId)
    {
        await dossiers.OpenAsync(connection, patientId);
        foreach (var other in others) await other.OpenAsync(connection, patientId);
        await database.SignalAsync(connection, patientId);
    }

    /// <summary>An account opens that nobody opposed: its dossier is opened. One that its patient had before, open or
    /// closed, waits for the patient.</summary>
    public async Task OpenNewAsync(DbConnection connection, Guid patientId)
    {
        await DossierStore.OpenNewAsync(connection, patientId);
        await database.SignalAsync(connection, patientId);
    }
}
