using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Puts many documents into the store at once, each with the change that tells of its arrival.</summary>
internal sealed class DocumentLoad(Sealer sealer)
{
    private static readonly byte[] NoContent = Guid.Empty.ToByteArray();

    private static readonly BulkInsert Documents = new(
        "document",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Bytes("entry_id"),
        BulkColumn.Number("seq"),
        BulkColumn.Bytes("submission_id"),
        BulkColumn.Bytes("logical_id"),
        BulkColumn.Text("unique_id"),
        BulkColumn.Text("replaced_by"),
        BulkColumn.Number("status"),
        BulkColumn.Number("hidden_from_professionals"),
        BulkColumn.Number("hidden_from_patient"),
        BulkColumn.Number("hidden_from_representatives"),
        BulkColumn.Bytes("metadata"),
        BulkColumn.Bytes("content_id"),
        BulkColumn.Number("size"),
        BulkColumn.Bytes("sha1"),
        BulkColumn.Bytes("sha256"),
        BulkColumn.Number("submitted_at"),
        BulkColumn.Number("archived"),
        BulkColumn.Number("origin"),
        BulkColumn.Number("deleted_at"));

    private static readonly BulkInsert Arrivals = new(
        "dossier_event",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Number("seq"),
        BulkColumn.Number("kind"),
        BulkColumn.Bytes("entry_id"),
        BulkColumn.Text("replaced_unique_id"),
        BulkColumn.Number("happened_at"));

    /// <summary>Adds documents to dossiers that the caller holds.</summary>
    public async Task AddAsync(
        DbConnection connection, IReadOnlyList<LoadedDocument> documents, CancellationToken cancellationToken)
    {
        await Documents.RunAsync(connection, documents.Select(ToRow), cancellationToken);
        await Arrivals.RunAsync(connection, documents.Select(ToArrival), cancellationToken);
    }

    /// <summary>The documents of a dossier whose bytes have not come.</summary>
    public static async Task<List<string>> ListLackingAsync(DbConnection connection, Guid patientId) =>
        (await connection.QueryAsync<string>(
            "SELECT unique_id FROM document WHERE patient_id = @patientId AND content_id = @NoContent",
            new { patientId = patientId.ToByteArray(), NoContent })).AsList();

    /// <summary>Ties bytes that have come at last to their document.</summary>
    /// <returns>How many documents lacked them: one, or none.</returns>
    public static Task<int> CompleteAsync(DbConnection connection, Guid patientId, string uniqueId, Guid contentId) =>
        connection.ExecuteAsync(
            """
            UPDATE document SET content_id = @contentId
            WHERE patient_id = @patientId AND unique_id = @uniqueId AND content_id = @NoContent
            """,
            new { patientId = patientId.ToByteArray(), uniqueId, contentId = contentId.ToByteArray(), NoContent });

    private object?[] ToRow(LoadedDocument one)
    {
        var (place, document) = (one.Place, one.Document);
        var entryId = place.EntryId.ToByteArray();
        return
        [
            place.PatientId.ToByteArray(),
            entryId,
            place.Seq,
            place.SubmissionId.ToByteArray(),
            place.LogicalId.ToByteArray(),
            document.Metadata.UniqueId,
            one.ReplacedBy,
            (long)document.Status,
            document.Visibility.HiddenFromProfessionals ? 1L : 0L,
            document.Visibility.HiddenFromPatient ? 1L : 0L,
            document.Visibility.HiddenFromRepresentatives ? 1L : 0L,
            sealer.Seal(DocumentStore.MetadataColumn, entryId, document.Metadata.ToByteArray()),
            one.ContentId.ToByteArray(),
            document.Size,
            document.Sha1.ToByteArray(),
            document.Sha256.ToByteArray(),
            document.SubmissionTime.ToDateTimeOffset().ToMicroseconds(),
            document.Archived ? 1L : 0L,
            (long)document.Origin,
            one.DeletedAt?.ToMicroseconds(),
        ];
    }

    private static object?[] ToArrival(LoadedDocument one)
    {
        var replaced = one.Document.Metadata.ReplacesUniqueId;
        return
        [
            one.Place.PatientId.ToByteArray(),
            one.Place.Seq,
            (long)(replaced.Length == 0 ? ChangeKind.Added : ChangeKind.Replaced),
            one.Place.EntryId.ToByteArray(),
            replaced.Length == 0 ? null : replaced,
            one.Document.SubmissionTime.ToDateTimeOffset().ToMicroseconds(),
        ];
    }
}
