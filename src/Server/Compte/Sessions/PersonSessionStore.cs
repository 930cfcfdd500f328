using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Sessions;

internal sealed class PersonSessionStore(Database database)
{
    public async Task<PersonSession?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row?>(
                """
                SELECT patient_id AS PatientId, opened_at AS OpenedAt, renewed_at AS RenewedAt, closed_at AS ClosedAt
                FROM compte_session WHERE session_id = @id
                """,
                new { id = id.ToByteArray() }),
            cancellationToken);
        return row is null
            ? null
            : new PersonSession(
                id,
                new Guid(row.PatientId),
                Instants.FromMicroseconds(row.OpenedAt),
                Instants.FromMicroseconds(row.RenewedAt),
                IsClosed: row.ClosedAt is not null);
    }

    public static async Task InsertAsync(DbConnection connection, PersonSession session)
    {
        // Nothing of a session outlives it.
        await connection.ExecuteAsync(
            "DELETE FROM compte_session WHERE opened_at < @ended",
            new { ended = (session.OpenedAt - PersonSession.LongestLife).ToMicroseconds() });
        await connection.ExecuteAsync(
            """
            INSERT INTO compte_session (session_id, patient_id, opened_at, renewed_at)
            VALUES (@id, @patientId, @openedAt, @openedAt)
            """,
            new
            {
                id = session.Id.ToByteArray(),
                patientId = session.PatientId.ToByteArray(),
                openedAt = session.OpenedAt.ToMicroseconds(),
            });
    }

    public Task RenewAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(
                "UPDATE compte_session SET renewed_at = @now WHERE session_id = @id AND closed_at IS NULL",
                new { id = id.ToByteArray(), now = now.ToMicroseconds() }),
            cancellationToken);

    public Task CloseAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(
                "UPDATE compte_session SET closed_at = @now WHERE session_id = @id AND closed_at IS NULL",
                new { id = id.ToByteArray(), now = now.ToMicroseconds() }),
            cancellationToken);

    /// <summary>Keeps as ended what is over by itself: no clock that is put back gives it again.</summary>
    public static Task EndOverAsync(DbConnection connection, DateTimeOffset now) =>
        connection.ExecuteAsync(
            """
            UPDATE compte_session SET closed_at = @now WHERE closed_at IS NULL AND (renewed_at <= @idle OR opened_at <= @old)
            """,
            new
            {
                now = now.ToMicroseconds(),
                idle = (now - PersonSession.LongestIdleness).ToMicroseconds(),
                old = (now - PersonSession.LongestLife).ToMicroseconds(),
            });

    /// <summary>Ends all sessions of a person.</summary>
    public static Task CloseAllAsync(DbConnection connection, Guid patientId, DateTimeOffset now) =>
        connection.ExecuteAsync(
            "UPDATE compte_session SET closed_at = @now WHERE patient_id = @patientId AND closed_at IS NULL",
            new { patientId = patientId.ToByteArray(), now = now.ToMicroseconds() });

    private sealed record Row(byte[] PatientId, long OpenedAt, long RenewedAt, long? ClosedAt);
}
