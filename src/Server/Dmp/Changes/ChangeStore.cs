using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>What happened to the documents of a dossier, in order. A change is told by the write that makes it.</summary>
internal sealed class ChangeStore(Database database, TimeProvider time)
{
    /// <summary>Tells a change of a dossier whose row the caller holds.</summary>
    /// <param name="connection">The write that makes the change.</param>
    /// <param name="patientId">The dossier.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="entryId">The row of the document it happened to.</param>
    /// <param name="replacedUniqueId">The document it replaced; null unless REPLACED.</param>
    public async Task AppendAsync(
        DbConnection connection, Guid patientId, ChangeKind kind, Guid entryId, string? replacedUniqueId = null) =>
        await AppendAsync(
            connection,
            patientId,
            await DossierStore.NextSeqAsync(connection, patientId),
            kind,
            entryId,
            replacedUniqueId);

    /// <summary>The same at a rank that the caller has drawn.</summary>
    public async Task AppendAsync(
        DbConnection connection, Guid patientId, long seq, ChangeKind kind, Guid entryId, string? replacedUniqueId)
    {
        await connection.ExecuteAsync(
            """
            INSERT INTO dossier_event (patient_id, seq, kind, entry_id, replaced_unique_id, happened_at)
            VALUES (@patientId, @seq, @kind, @entryId, @replacedUniqueId, @now)
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                seq,
                kind = (long)kind,
                entryId = entryId.ToByteArray(),
                replacedUniqueId,
                now = time.GetUtcNow().ToMicroseconds(),
            });
        await database.SignalAsync(connection, patientId);
    }
}
