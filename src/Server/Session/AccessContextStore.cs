using System.Data.Common;
using System.Text;
using Dapper;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Session;

/// <summary>The authorities that sessions have opened beside the one they have by default.</summary>
internal sealed class AccessContextStore(Database database, Sealer sealer, TimeProvider time)
{
    private const string ReasonColumn = "access_context.reason";

    /// <summary>The caller of a context of a session; null when the session has no such context.</summary>
    public async Task<Caller?> FindAsync(SessionLps session, Guid contextId, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row?>(
                """
                SELECT patient_id AS PatientId, mode AS Mode, secret AS Secret, reason AS Reason FROM access_context
                WHERE context_id = @contextId AND session_id = @sessionId
                """,
                new { contextId = contextId.ToByteArray(), sessionId = session.Id.ToByteArray() }),
            cancellationToken);
        return row is null
            ? null
            : new Caller(
                session,
                (AccessMode)row.Mode,
                row.Secret != 0,
                new Guid(row.PatientId),
                row.Reason is null
                    ? ""
                    : Encoding.UTF8.GetString(sealer.Open(ReasonColumn, contextId.ToByteArray(), row.Reason)));
    }

    public async Task AddAsync(DbConnection connection, Guid contextId, Caller caller)
    {
        var id = contextId.ToByteArray();
        // Nothing of a session outlives it.
        await connection.ExecuteAsync(
            "DELETE FROM access_context WHERE opened_at < @ended",
            new { ended = (time.GetUtcNow() - SessionLps.LongestLife).ToMicroseconds() });
        await connection.ExecuteAsync(
            """
            INSERT INTO access_context (context_id, session_id, patient_id, mode, secret, reason, opened_at)
            VALUES (@id, @sessionId, @patientId, @mode, @secret, @reason, @now)
            """,
            new
            {
                id,
                sessionId = caller.Session.Id.ToByteArray(),
                patientId = caller.PatientId!.Value.ToByteArray(),
                mode = (long)caller.Mode,
                secret = caller.IsSecret ? 1L : 0L,
                reason = caller.Reason.Length == 0
                    ? null
                    : sealer.Seal(ReasonColumn, id, Encoding.UTF8.GetBytes(caller.Reason)),
                now = time.GetUtcNow().ToMicroseconds(),
            });
    }

    private sealed record Row(byte[] PatientId, long Mode, long Secret, byte[]? Reason);
}
