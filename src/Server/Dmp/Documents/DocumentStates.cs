using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Documents;

/// <summary>Changes the state of a document in a dossier whose row the caller holds.</summary>
internal static class DocumentStates
{
    /// <summary>Shows a document to others than before. Its entryUUID changes.</summary>
    public static Task ShowAsync(DbConnection connection, Guid patientId, Guid rowId, Visibility visibility) =>
        connection.ExecuteAsync(
            """
            UPDATE document SET hidden_from_professionals = @fromProfessionals, hidden_from_patient = @fromPatient,
                hidden_from_representatives = @fromRepresentatives, revision_id = @revisionId
            WHERE patient_id = @patientId AND entry_id = @rowId
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                rowId = rowId.ToByteArray(),
                fromProfessionals = visibility.HiddenFromProfessionals ? 1L : 0L,
                fromPatient = visibility.HiddenFromPatient ? 1L : 0L,
                fromRepresentatives = visibility.HiddenFromRepresentatives ? 1L : 0L,
                revisionId = Guid.NewGuid().ToByteArray(),
            });

    /// <summary>Puts a document into the archives or takes it out. Its entryUUID changes.</summary>
    public static Task ArchiveAsync(DbConnection connection, Guid patientId, Guid rowId, bool archived) =>
        connection.ExecuteAsync(
            """
            UPDATE document SET archived = @archived, revision_id = @revisionId
            WHERE patient_id = @patientId AND entry_id = @rowId
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                rowId = rowId.ToByteArray(),
                archived = archived ? 1L : 0L,
                revisionId = Guid.NewGuid().ToByteArray(),
            });

    /// <summary>Deletes a document logically, and what it told of vaccinations. Its identifier stays taken.</summary>
    public static Task DeleteAsync(DbConnection connection, Guid patientId, Guid rowId, DateTimeOffset at) =>
        connection.ExecuteAsync(
            """
            UPDATE document SET status = @deleted, deleted_at = @at WHERE patient_id = @patientId AND entry_id = @rowId;
            DELETE FROM vaccination WHERE patient_id = @patientId AND entry_id = @rowId
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                rowId = rowId.ToByteArray(),
                deleted = (long)DocumentStatus.Deleted,
                at = at.ToMicroseconds(),
            });
}
