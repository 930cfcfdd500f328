using System.Data.Common;
using Dapper;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Sessions;

/// <summary>Failures to sign in as somebody, known or not: five in a row block for fifteen minutes.</summary>
internal sealed class SignInFailures(Database database, TimeProvider time)
{
    private const int Tolerated = 5;

    private static readonly TimeSpan Block = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <exception cref="MonEspaceSanteException">CONNEXION_BLOQUEE.</exception>
    public async Task DemandUnblockedAsync(byte[] subject, CancellationToken cancellationToken) =>
        Demand(await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long?>(
                "SELECT blocked_until FROM sign_in_failure WHERE subject = @subject", new { subject }),
            cancellationToken));

    /// <summary>The same in a write, which holds the row to its end: no two tries are judged at once.</summary>
    public async Task DemandUnblockedAsync(DbConnection connection, byte[] subject) =>
        Demand(await connection.ExecuteScalarAsync<long?>(
            """
            INSERT INTO sign_in_failure (subject, failures, last_at) VALUES (@subject, 0, @now)
            ON CONFLICT (subject) DO UPDATE SET last_at = @now RETURNING blocked_until
            """,
            new { subject, now = time.GetUtcNow().ToMicroseconds() }));

    /// <summary>Counts a failure of whoever holds the row.</summary>
    public Task AddAsync(DbConnection connection, byte[] subject) =>
        connection.ExecuteAsync(
            """
            UPDATE sign_in_failure SET
                blocked_until = CASE WHEN failures + 1 >= @Tolerated THEN @blockedUntil ELSE NULL END,
                failures = CASE WHEN failures + 1 >= @Tolerated THEN 0 ELSE failures + 1 END
            WHERE subject = @subject
            """,
            new { subject, Tolerated, blockedUntil = (time.GetUtcNow() + Block).ToMicroseconds() });

    public static Task ForgetAsync(DbConnection connection, byte[] subject) =>
        connection.ExecuteAsync("DELETE FROM sign_in_failure WHERE subject = @subject", new { subject });

    /// <summary>Forgets failures that nobody has repeated for a day.</summary>
    public Task PurgeAsync(DbConnection connection) =>
        connection.ExecuteAsync(
            "DELETE FROM sign_in_failure WHERE last_at < @forgotten",
            new { forgotten = (time.GetUtcNow() - Memory).ToMicroseconds() });

    private void Demand(long? blockedUntil)
    {
        if (blockedUntil is not { } until) return;
        var left = Instants.FromMicroseconds(until) - time.GetUtcNow();
        if (left > TimeSpan.Zero)
            throw Refusal.Because(Reason.ConnexionBloquee, "retry_after_seconds", $"{(long)Math.Ceiling(left.TotalSeconds)}");
    }
}
