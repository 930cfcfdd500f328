using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Session;

internal sealed class SessionStore(Database database, Sealer sealer)
{
    private const string CallerColumn = "session.caller";

    /// <summary>Keeps a new session.</summary>
    public Task OpenAsync(SessionLps session, CancellationToken cancellationToken)
    {
        var row = RowOf(session);
        return database.WriteAsync(connection => InsertAsync(connection, row), cancellationToken);
    }

    /// <summary>Keeps a new session; false when its assertion has already served.</summary>
    public Task<bool> OpenAsync(
        SessionLps session, Guid assertionId, DateTimeOffset assertionExpiry, CancellationToken cancellationToken)
    {
        var row = RowOf(session);
        var assertion = new
        {
            id = assertionId.ToByteArray(),
            expiry = assertionExpiry.ToMicroseconds(),
            now = session.OpenedAt.ToMicroseconds(),
        };
        return database.WriteAsync(
            async connection =>
            {
                if (!await UseAsync(connection, assertion)) return false;
                await InsertAsync(connection, row);
                return true;
            },
            cancellationToken);
    }

    public async Task<SessionRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var key = id.ToByteArray();
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(
                """
                SELECT caller AS Caller, opened_at AS OpenedAt, renewed_at AS RenewedAt, closed_at AS ClosedAt
                FROM session WHERE session_id = @key
                """,
                new { key }),
            cancellationToken);
        if (row is null) return null;
        var caller = SessionAssertion.Parser.ParseFrom(sealer.Open(CallerColumn, key, row.Caller));
        var session = new SessionLps(
            id,
            caller.AuthenticationMode,
            caller.AccessMode,
            caller.Professional,
            caller.Structure,
            Instants.FromMicroseconds(row.OpenedAt));
        return new SessionRow(
            session, Instants.FromMicroseconds(row.RenewedAt), IsClosed: row.ClosedAt is not null);
    }

    public Task RenewAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(
                "UPDATE session SET renewed_at = @now WHERE session_id = @id AND closed_at IS NULL",
                new { id = id.ToByteArray(), now = now.ToMicroseconds() }),
            cancellationToken);

    public Task CloseAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(
                "UPDATE session SET closed_at = @now WHERE session_id = @id AND closed_at IS NULL",
                new { id = id.ToByteArray(), now = now.ToMicroseconds() }),
            cancellationToken);

    private object RowOf(SessionLps session)
    {
        var id = session.Id.ToByteArray();
        return new
        {
            id,
            caller = sealer.Seal(CallerColumn, id, ToAssertion(session).ToByteArray()),
            openedAt = session.OpenedAt.ToMicroseconds(),
            ended = (session.OpenedAt - SessionLps.LongestLife).ToMicroseconds(),
        };
    }

    private static async Task<bool> UseAsync(DbConnection connection, object assertion)
    {
        var isNew = await connection.ExecuteAsync(
            """
            INSERT INTO used_assertion (assertion_id, expires_at) VALUES (@id, @expiry)
            ON CONFLICT (assertion_id) DO NOTHING
            """,
            assertion);
        await connection.ExecuteAsync("DELETE FROM used_assertion WHERE expires_at < @now", assertion);
        return isNew == 1;
    }

    private static async Task InsertAsync(DbConnection connection, object row)
    {
        // Nothing of a session outlives it.
        await connection.ExecuteAsync("DELETE FROM session WHERE opened_at < @ended", row);
        await connection.ExecuteAsync(
            """
            INSERT INTO session (session_id, caller, opened_at, renewed_at)
            VALUES (@id, @caller, @openedAt, @openedAt)
            """,
            row);
    }

    private static SessionAssertion ToAssertion(SessionLps session) => new()
    {
        AuthenticationMode = session.Mode,
        AccessMode = session.AccessMode,
        Professional = session.Professional,
        Structure = session.Structure,
    };

    private sealed record Row(byte[] Caller, long OpenedAt, long RenewedAt, long? ClosedAt);
}
