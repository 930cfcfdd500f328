using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Dmp.Decisions;

/// <summary>The rows of one dossier, to be removed.</summary>
internal static class ErasureStore
{
    private static readonly string[] Tables =
    [
        "document", "submission", "vaccination", "dossier_event", "dossier_authorization", "feeding_opposition", "visit",
        "answered_request", "access_context", "patient_notification",
    ];

    public static async Task<IReadOnlyList<Guid>> ListContentsAsync(DbConnection connection, Guid patientId) =>
        (await connection.QueryAsync<byte[]>(
            "SELECT content_id FROM document WHERE patient_id = @id", new { id = patientId.ToByteArray() }))
        .Select(id => new Guid(id)).ToList();

    /// <summary>Removes all but the traces; the dossier is as if it never was opened, and its sequence goes on.</summary>
    public static async Task EraseAsync(DbConnection connection, Guid patientId)
    {
        var id = patientId.ToByteArray();
        foreach (var table in Tables)
            await connection.ExecuteAsync($"DELETE FROM {table} WHERE patient_id = @id", new { id });
        await connection.ExecuteAsync(
            """
            UPDATE dossier SET status = @inexistant, attached = 0, closed_at = NULL, closing_reason = NULL,
                bris_de_glace_opposed = 0, urgence_opposed = 0, last_document_at = NULL
            WHERE patient_id = @id
            """,
            new { id, inexistant = (long)DossierStatus.Inexistant });
    }

    public static Task EraseTracesAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            "DELETE FROM access_trace WHERE patient_id = @id; DELETE FROM access_trace_head WHERE patient_id = @id",
            new { id = patientId.ToByteArray() });
}
