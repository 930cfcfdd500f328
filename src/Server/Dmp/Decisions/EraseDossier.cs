using System.Data.Common;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>Erases what a dossier holds. Its traces stay until <see cref="EraseTracesAsync"/>.</summary>
internal sealed class EraseDossier(Database database, IEnumerable<IErasedWithDossier> others, ContentStore contents)
{
    /// <summary>Erases the rows, and tells the contents that nothing names any more once the write is committed: see
    /// <see cref="DeleteContents"/>.</summary>
    public async Task<IReadOnlyList<Guid>> RunAsync(DbConnection connection, Guid patientId)
    {
        var left = await RunAloneAsync(connection, patientId);
        foreach (var other in others) await other.EraseAsync(connection, patientId);
        return left;
    }

    /// <summary>The same of a dossier that was never an account's: what others keep of the patient is none of its.</summary>
    public async Task<IReadOnlyList<Guid>> RunAloneAsync(DbConnection connection, Guid patientId)
    {
        await DossierStore.LockAsync(connection, patientId);
        var left = await ErasureStore.ListContentsAsync(connection, patientId);
        await ErasureStore.EraseAsync(connection, patientId);
        await database.SignalAsync(connection, patientId);
        return left;
    }

    public static Task EraseTracesAsync(DbConnection connection, Guid patientId) =>
        ErasureStore.EraseTracesAsync(connection, patientId);

    /// <summary>Removes the bytes. What a crash leaves, the sweep of the next start removes.</summary>
    public void DeleteContents(IReadOnlyList<Guid> left)
    {
        foreach (var id in left) contents.Delete(id);
    }
}
