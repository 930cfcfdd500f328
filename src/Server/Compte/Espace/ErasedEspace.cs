using System.Data.Common;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>What the space keeps beside the dossier goes with it.</summary>
internal sealed class ErasedEspace : IErasedWithDossier
{
    public async Task EraseAsync(DbConnection connection, Guid patientId)
    {
        await ProfilStore.DeleteAsync(connection, patientId);
        await NotificationMarkStore.DeleteAsync(connection, patientId);
    }
}
