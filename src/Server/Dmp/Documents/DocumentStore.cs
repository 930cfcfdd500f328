using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Storage;
using DocumentMetadata = MonEspaceSante.Protos.Dmp.V1.DocumentMetadata;

namespace MonEspaceSante.Server.Dmp.Documents;

internal sealed class DocumentStore(Database database, Sealer sealer, TimeProvider time)
{
    internal const string MetadataColumn = "document.metadata";

    private const string NotDeleted = "AND deleted_at IS NULL";

    private const string Select =
        """
        SELECT entry_id AS EntryId, seq AS Seq, logical_id AS LogicalId, status AS Status,
               hidden_from_professionals AS HiddenFromProfessionals, hidden_from_patient AS HiddenFromPatient,
               hidden_from_representatives AS HiddenFromRepresentatives, metadata AS Metadata, content_id AS ContentId,
               size AS Size, sha1 AS Sha1, sha256 AS Sha256, submitted_at AS SubmittedAt,
               replaced_by AS ReplacedBy, revision_id AS RevisionId, archived AS Archived, origin AS Origin
        FROM document WHERE patient_id = @patientId
        """;

    public Task<bool> HoldsAsync(Guid patientId, string uniqueId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => HoldsAsync(connection, patientId, uniqueId), cancellationToken);

    public static async Task<bool> HoldsAsync(DbConnection connection, Guid patientId, string uniqueId) =>
        MayName(uniqueId)
        && await connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM document WHERE patient_id = @patientId AND unique_id = @uniqueId)",
            new { patientId = patientId.ToByteArray(), uniqueId });

    /// <summary>A document; null when the dossier has none of this identifier, or no longer.</summary>
    public Task<StoredDocument?> FindAsync(Guid patientId, string uniqueId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId, uniqueId), cancellationToken);

    /// <summary>The document of a row, which the dossier holds for ever.</summary>
    public Task<Document> FindRowAsync(Guid patientId, Guid rowId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => Open(await connection.QuerySingleAsync<DocumentRow>(
                $"{Select} AND entry_id = @rowId",
                new { patientId = patientId.ToByteArray(), rowId = rowId.ToByteArray() })).Document,
            cancellationToken);

    public async Task<StoredDocument?> FindAsync(DbConnection connection, Guid patientId, string uniqueId)
    {
        if (!MayName(uniqueId)) return null;
        var row = await connection.QuerySingleOrDefaultAsync<DocumentRow?>(
            $"{Select} {NotDeleted} AND unique_id = @uniqueId", new { patientId = patientId.ToByteArray(), uniqueId });
        return row is null ? null : Open(row);
    }

    /// <summary>The documents selected before a sequence number, latest first. Deleted ones are in no list.</summary>
    public Task<List<StoredDocument>> ListAsync(
        Guid patientId, DocumentSelection selection, long beforeSeq, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<DocumentRow>(
                    $"{Select} {Where(selection)} AND seq < @beforeSeq ORDER BY seq DESC LIMIT @count",
                    Parameters(patientId, selection, beforeSeq, count)))
                .Select(Open).ToList(),
            cancellationToken);

    /// <summary>How many documents are selected.</summary>
    public Task<long> CountAsync(Guid patientId, DocumentSelection selection, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(
                $"SELECT COUNT(*) FROM document WHERE patient_id = @patientId {Where(selection)}",
                Parameters(patientId, selection, beforeSeq: 0, count: 0)),
            cancellationToken);

    public async Task<List<Document>> ReadSubmissionAsync(DbConnection connection, Guid patientId, Guid submissionId)
    {
        var rows = await connection.QueryAsync<DocumentRow>(
            $"{Select} AND submission_id = @submissionId ORDER BY seq",
            new { patientId = patientId.ToByteArray(), submissionId = submissionId.ToByteArray() });
        return [.. rows.Select(row => Open(row).Document)];
    }

    /// <summary>Which of these identifiers name documents that a reader of the account may not know of.</summary>
    public Task<List<string>> ListHiddenAsync(
        Guid patientId, DossierReader reader, IReadOnlyCollection<string> uniqueIds, CancellationToken cancellationToken)
    {
        if (uniqueIds.Count == 0) return Task.FromResult(new List<string>());
        // The engines have no parameter for a list in common.
        var parameters = new DynamicParameters(new { patientId = patientId.ToByteArray(), shown = (long)reader });
        foreach (var (rank, uniqueId) in uniqueIds.Index()) parameters.Add($"id{rank}", uniqueId);
        var names = string.Join(',', Enumerable.Range(0, uniqueIds.Count).Select(rank => $"@id{rank}"));
        return database.ReadAsync(
            async connection => (await connection.QueryAsync<string>(
                $"""
                SELECT unique_id FROM document WHERE patient_id = @patientId AND unique_id IN ({names})
                    AND (hidden_from_patient = 1 OR hidden_from_representatives > @shown)
                """,
                parameters)).AsList(),
            cancellationToken);
    }

    /// <summary>The digest of what a body says; null for a document that came before digests were kept.</summary>
    public static Task<byte[]?> FindBodyDigestAsync(DbConnection connection, Guid patientId, string uniqueId) =>
        connection.ExecuteScalarAsync<byte[]?>(
            "SELECT body_sha256 FROM document WHERE patient_id = @patientId AND unique_id = @uniqueId",
            new { patientId = patientId.ToByteArray(), uniqueId });

    /// <summary>Adds a document to a dossier whose row the caller holds.</summary>
    public Task<int> InsertAsync(DbConnection connection, DocumentPlace place, ReceivedDocument received) =>
        connection.ExecuteAsync(
            """
            INSERT INTO document (patient_id, entry_id, seq, submission_id, logical_id, unique_id, status,
                hidden_from_professionals, hidden_from_patient, hidden_from_representatives,
                metadata, content_id, size, sha1, sha256, body_sha256, submitted_at, origin)
            VALUES (@patientId, @entryId, @seq, @submissionId, @logicalId, @uniqueId, @status,
                @fromProfessionals, @fromPatient, @fromRepresentatives,
                @metadata, @contentId, @size, @sha1, @sha256, @bodySha256, @now, @origin)
            """,
            new
            {
                patientId = place.PatientId.ToByteArray(),
                entryId = place.EntryId.ToByteArray(),
                seq = place.Seq,
                submissionId = place.SubmissionId.ToByteArray(),
                logicalId = place.LogicalId.ToByteArray(),
                uniqueId = received.Metadata.UniqueId,
                status = (long)DocumentStatus.Approved,
                fromProfessionals = received.Visibility.HiddenFromProfessionals ? 1L : 0L,
                fromPatient = received.Visibility.HiddenFromPatient ? 1L : 0L,
                fromRepresentatives = received.Visibility.HiddenFromRepresentatives ? 1L : 0L,
                metadata = sealer.Seal(MetadataColumn, place.EntryId.ToByteArray(), received.MetadataBytes.Span),
                contentId = received.Content.Id.ToByteArray(),
                size = received.Size,
                sha1 = received.Sha1,
                sha256 = received.Sha256,
                bodySha256 = received.Body.Digest.ToArray(),
                origin = (long)received.Header.Origin,
                now = time.GetUtcNow().ToMicroseconds(),
            });

    public static Task DeprecateAsync(DbConnection connection, Guid patientId, string uniqueId, string successor) =>
        connection.ExecuteAsync(
            """
            UPDATE document SET status = @deprecated, replaced_by = @successor
            WHERE patient_id = @patientId AND unique_id = @uniqueId
            """,
            new { patientId = patientId.ToByteArray(), uniqueId, successor, deprecated = (long)DocumentStatus.Deprecated });

    // PostgreSQL has no text with a NUL in it, and fails when it is asked for one.
    private static bool MayName(string uniqueId) => !uniqueId.Contains('\0');

    private static string Where(DocumentSelection selection) => string.Join(
        ' ',
        NotDeleted,
        selection.SubmittedFrom is null ? "" : "AND submitted_at >= @submittedFrom",
        selection.SubmittedBefore is null ? "" : "AND submitted_at < @submittedBefore",
        selection.Deprecated is null ? "" : "AND status = @status",
        selection.Archived is null ? "" : "AND archived = @archived");

    private static object Parameters(Guid patientId, DocumentSelection selection, long beforeSeq, int count) => new
    {
        patientId = patientId.ToByteArray(),
        beforeSeq,
        count,
        submittedFrom = selection.SubmittedFrom?.ToMicroseconds(),
        submittedBefore = selection.SubmittedBefore?.ToMicroseconds(),
        status = (long)(selection.Deprecated == true ? DocumentStatus.Deprecated : DocumentStatus.Approved),
        archived = selection.Archived == true ? 1L : 0L,
    };

    private StoredDocument Open(DocumentRow row) => new(
        row.ToDocument(DocumentMetadata.Parser.ParseFrom(sealer.Open(MetadataColumn, row.EntryId, row.Metadata))),
        new Guid(row.EntryId),
        new Guid(row.ContentId),
        row.Seq,
        row.ReplacedBy);
}
