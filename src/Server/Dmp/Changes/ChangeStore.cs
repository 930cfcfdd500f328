using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>What happened to the documents of a dossier, in order. A change is told by the write that makes it.</summary>
internal sealed class ChangeStore(Database database, TimeProvider time)
{
    /// <summary>Tells that a document has come, in a dossier whose row the caller holds.</summary>
    public Task AppendArrivalAsync(DbConnection connection, DocumentPlace place, string? replacedUniqueId) =>
        InsertAsync(
            connection,
            place.PatientId,
            new ChangeRow(
                place.Seq,
                (long)(replacedUniqueId is null ? ChangeKind.Added : ChangeKind.Replaced),
                place.EntryId.ToByteArray(),
                replacedUniqueId,
                WasMasked: 0,
                time.GetUtcNow().ToMicroseconds()));

    /// <summary>Tells that a document is no longer what it was, in a dossier whose row the caller holds.</summary>
    public async Task AppendAsync(DbConnection connection, Guid patientId, ChangeKind kind, StoredDocument before) =>
        await InsertAsync(
            connection,
            patientId,
            new ChangeRow(
                await DossierStore.NextSeqAsync(connection, patientId),
                (long)kind,
                before.RowId.ToByteArray(),
                ReplacedUniqueId: null,
                before.Document.Visibility.HiddenFromProfessionals ? 1 : 0,
                time.GetUtcNow().ToMicroseconds()));

    /// <summary>The rank of the last change; 0 for a dossier that nothing has happened to.</summary>
    public Task<long> LastAsync(Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(
                "SELECT COALESCE(MAX(seq), 0) FROM dossier_event WHERE patient_id = @patientId",
                new { patientId = patientId.ToByteArray() }),
            cancellationToken);

    /// <summary>The changes after a rank, oldest first.</summary>
    public Task<List<ChangeRow>> ListAsync(Guid patientId, long afterSeq, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<ChangeRow>(
                """
                SELECT seq AS Seq, kind AS Kind, entry_id AS EntryId, replaced_unique_id AS ReplacedUniqueId,
                       was_masked AS WasMasked, happened_at AS HappenedAt
                FROM dossier_event WHERE patient_id = @patientId AND seq > @afterSeq ORDER BY seq LIMIT @count
                """,
                new { patientId = patientId.ToByteArray(), afterSeq, count })).AsList(),
            cancellationToken);

    private async Task InsertAsync(DbConnection connection, Guid patientId, ChangeRow row)
    {
        await connection.ExecuteAsync(
            """
            INSERT INTO dossier_event (patient_id, seq, kind, entry_id, replaced_unique_id, was_masked, happened_at)
            VALUES (@patientId, @Seq, @Kind, @EntryId, @ReplacedUniqueId, @WasMasked, @HappenedAt)
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                row.Seq,
                row.Kind,
                row.EntryId,
                row.ReplacedUniqueId,
                row.WasMasked,
                row.HappenedAt,
            });
        await database.SignalAsync(connection, patientId);
    }
}
