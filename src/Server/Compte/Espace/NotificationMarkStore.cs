using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>How far each reader of an account has been told.</summary>
internal sealed class NotificationMarkStore(Database database)
{
    public Task<long> FindAsync(PersonAccess access, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ExecuteScalarAsync<long>(
            """
            SELECT COALESCE(MAX(up_to_rank), 0) FROM notification_mark
            WHERE patient_id = @patientId AND reader_id = @readerId
            """,
            Key(access, upToRank: 0)),
        cancellationToken);

    /// <summary>Marks what a reader has been told. What was marked stays so.</summary>
    public static Task RaiseAsync(DbConnection connection, PersonAccess access, long upToRank) =>
        connection.ExecuteAsync(
            """
            INSERT INTO notification_mark (patient_id, reader_id, up_to_rank) VALUES (@patientId, @readerId, @upToRank)
            ON CONFLICT (patient_id, reader_id) DO UPDATE SET up_to_rank =
                CASE WHEN notification_mark.up_to_rank > @upToRank THEN notification_mark.up_to_rank ELSE @upToRank END
            """,
            Key(access, upToRank));

    public static Task DeleteAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            "DELETE FROM notification_mark WHERE patient_id = @id", new { id = patientId.ToByteArray() });

    private static object Key(PersonAccess access, long upToRank) => new
    {
        patientId = access.PatientId.ToByteArray(),
        readerId = access.Caller.PatientId.ToByteArray(),
        upToRank,
    };
}
