using System.Data.Common;
using Dapper;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Operateur;

/// <summary>How far waves have come: one that was cut goes on where it was.</summary>
internal sealed class WaveStore(Database database, TimeProvider time)
{
    private const string Where = "WHERE caller_hash = @CallerHash AND request_id = @RequestId";

    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    /// <summary>A wave, begun if it was not.</summary>
    /// <exception cref="MonEspaceSanteException">REQUEST_ID_REUTILISE.</exception>
    public async Task<Wave> BeginAsync(AnsweredKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = await database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    "DELETE FROM wave WHERE began_at < @forgotten", new { forgotten = (now - Memory).ToMicroseconds() });
                await connection.ExecuteAsync(
                    """
                    INSERT INTO wave (caller_hash, request_id, request_hash, announced, began_at)
                    VALUES (@CallerHash, @RequestId, @RequestHash, 0, @now)
                    ON CONFLICT (caller_hash, request_id) DO NOTHING
                    """,
                    new { key.CallerHash, key.RequestId, key.RequestHash, now = now.ToMicroseconds() });
                return await connection.QuerySingleAsync<Row>(
                    $"SELECT request_hash AS RequestHash, announced AS Announced, more AS More FROM wave {Where}", key);
            },
            cancellationToken);
        if (!row.RequestHash.AsSpan().SequenceEqual(key.RequestHash)) throw Refusal.Because(Reason.RequestIdReutilise);
        return row.ToWave();
    }

    /// <summary>A wave, whose row is held to the end of the write.</summary>
    public static async Task<Wave> LockAsync(DbConnection connection, AnsweredKey key) =>
        (await connection.QuerySingleAsync<Row>(
            $"""
            UPDATE wave SET announced = announced {Where}
            RETURNING request_hash AS RequestHash, announced AS Announced, more AS More
            """,
            key)).ToWave();

    public static Task AddAsync(DbConnection connection, AnsweredKey key, int count) =>
        connection.ExecuteAsync(
            $"UPDATE wave SET announced = announced + @count {Where}", new { key.CallerHash, key.RequestId, count });

    /// <summary>Ends a wave, unless another call has.</summary>
    public Task EndAsync(AnsweredKey key, bool more, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => connection.ExecuteAsync(
                $"UPDATE wave SET more = COALESCE(more, @more) {Where}",
                new { key.CallerHash, key.RequestId, more = more ? 1L : 0L }),
            cancellationToken);

    private sealed record Row(byte[] RequestHash, long Announced, long? More)
    {
        public Wave ToWave() => new((int)Announced, More is { } more ? more != 0 : null);
    }
}
