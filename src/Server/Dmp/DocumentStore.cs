using System.Data.Common;
using Dapper;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;
using DocumentMetadata = MonEspaceSante.Protos.Dmp.V1.DocumentMetadata;

namespace MonEspaceSante.Server.Dmp;

internal sealed class DocumentStore(Database database, Sealer sealer, TimeProvider time)
{
    private const string MetadataColumn = "document.metadata";
    private const string PredecessorField = "ClinicalDocument/relatedDocument/parentDocument/id";

    private const string Select =
        """
        SELECT entry_id AS EntryId, seq AS Seq, logical_id AS LogicalId, status AS Status,
               hidden_from_professionals AS HiddenFromProfessionals, hidden_from_patient AS HiddenFromPatient,
               hidden_from_representatives AS HiddenFromRepresentatives, metadata AS Metadata, content_id AS ContentId,
               size AS Size, sha1 AS Sha1, sha256 AS Sha256, submitted_at AS SubmittedAt
        FROM document WHERE patient_id = @patientId
        """;

    public Task<StoredDocument?> FindAsync(Guid patientId, string uniqueId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => await connection.QuerySingleOrDefaultAsync<DocumentRow?>(
                $"{Select} AND unique_id = @uniqueId", new { patientId = patientId.ToByteArray(), uniqueId }) is { } row
                ? Open(row)
                : null,
            cancellationToken);

    /// <summary>The documents before a sequence number, latest first.</summary>
    public Task<List<StoredDocument>> ListAsync(
        Guid patientId, long beforeSeq, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<DocumentRow>(
                    $"{Select} AND seq < @beforeSeq ORDER BY seq DESC LIMIT @count",
                    new { patientId = patientId.ToByteArray(), beforeSeq, count }))
                .Select(Open).ToList(),
            cancellationToken);

    public async Task<List<Document>> ReadSubmissionAsync(DbConnection connection, Guid patientId, Guid submissionId)
    {
        var rows = await connection.QueryAsync<DocumentRow>(
            $"{Select} AND submission_id = @submissionId ORDER BY seq",
            new { patientId = patientId.ToByteArray(), submissionId = submissionId.ToByteArray() });
        return [.. rows.Select(row => Open(row).Document)];
    }

    /// <summary>Adds a document to a dossier whose row the caller holds.</summary>
    public async Task InsertAsync(
        DbConnection connection, Guid patientId, Guid submissionId, SessionLps sender, ReceivedDocument received)
    {
        var entryId = Guid.NewGuid();
        var logicalId = received.Metadata.ReplacesUniqueId.Length == 0
            ? entryId
            : await ReplaceAsync(connection, patientId, sender, received);
        var inserted = await connection.ExecuteAsync(
            """
            INSERT INTO document (patient_id, entry_id, seq, submission_id, logical_id, unique_id, status,
                hidden_from_professionals, hidden_from_patient, hidden_from_representatives,
                metadata, content_id, size, sha1, sha256, submitted_at)
            VALUES (@patientId, @entryId, @seq, @submissionId, @logicalId, @uniqueId, @status,
                @fromProfessionals, @fromPatient, @fromRepresentatives,
                @metadata, @contentId, @size, @sha1, @sha256, @now)
            ON CONFLICT (patient_id, unique_id) DO NOTHING
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                entryId = entryId.ToByteArray(),
                seq = await NextSeqAsync(connection, patientId),
                submissionId = submissionId.ToByteArray(),
                logicalId = logicalId.ToByteArray(),
                uniqueId = received.Metadata.UniqueId,
                status = (long)DocumentStatus.Approved,
                fromProfessionals = received.Visibility.HiddenFromProfessionals ? 1L : 0L,
                fromPatient = received.Visibility.HiddenFromPatient ? 1L : 0L,
                fromRepresentatives = received.Visibility.HiddenFromRepresentatives ? 1L : 0L,
                metadata = sealer.Seal(MetadataColumn, entryId.ToByteArray(), received.MetadataBytes.Span),
                contentId = received.Content.Id.ToByteArray(),
                size = received.Size,
                sha1 = received.Sha1,
                sha256 = received.Sha256,
                now = time.GetUtcNow().ToMicroseconds(),
            });
        if (inserted == 0) throw Refusal.Because(Reason.DocumentDejaPresent);
    }

    private static Task<long> NextSeqAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteScalarAsync<long>(
            "UPDATE dossier SET seq = seq + 1 WHERE patient_id = @id RETURNING seq", new { id = patientId.ToByteArray() });

    /// <summary>Deprecates the document that another replaces, and returns the logical id that both share.</summary>
    private async Task<Guid> ReplaceAsync(
        DbConnection connection, Guid patientId, SessionLps sender, ReceivedDocument successor)
    {
        var key = new
        {
            patientId = patientId.ToByteArray(),
            replaced = successor.Metadata.ReplacesUniqueId,
            successor = successor.Metadata.UniqueId,
            deprecated = (long)DocumentStatus.Deprecated,
        };
        var row = await connection.QuerySingleOrDefaultAsync<DocumentRow?>($"{Select} AND unique_id = @replaced", key);
        var predecessor = row is null ? null : Open(row).Document;
        // A masked document is refused like an absent one: its existence is part of what is masked.
        if (row is null || predecessor is null || !ReadingRule.Shows(predecessor, sender))
            throw Refusal.Because(Reason.PredecesseurIntrouvable, new Violation(PredecessorField, "absent du dossier"));
        if (!SenderRule.IsResponsible(sender, predecessor.Metadata))
            throw Refusal.Because(Reason.RemplacementInterdit, new Violation(PredecessorField, "d'un autre auteur"));
        if (predecessor.Status != DocumentStatus.Approved)
        {
            var latest = await connection.ExecuteScalarAsync<string?>(
                "SELECT replaced_by FROM document WHERE patient_id = @patientId AND unique_id = @replaced", key);
            throw Refusal.Because(
                Reason.PredecesseurRemplace, "replaced_by", latest ?? "", new Violation(PredecessorField, "déjà remplacé"));
        }

        await connection.ExecuteAsync(
            """
            UPDATE document SET status = @deprecated, replaced_by = @successor
            WHERE patient_id = @patientId AND unique_id = @replaced
            """,
            key);
        return new Guid(row.LogicalId);
    }

    private StoredDocument Open(DocumentRow row) => new(
        row.ToDocument(DocumentMetadata.Parser.ParseFrom(sealer.Open(MetadataColumn, row.EntryId, row.Metadata))),
        new Guid(row.ContentId),
        row.Seq);
}
