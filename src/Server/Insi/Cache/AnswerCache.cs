using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Insi.Cache;

/// <summary>Persons whom the register found, for as long as the operator lets them be told again.</summary>
internal sealed class AnswerCache(
    Database database, Sealer sealer, IdentifierIndex index, ServerOptions options, TimeProvider time)
{
    private const string Column = "ins_answer.body";

    private readonly TimeSpan _validity = TimeSpan.FromMinutes(options.Insi.CacheMinutes);

    public async Task<InsIdentity?> FindAsync(string structIdNat, string question, CancellationToken cancellationToken)
    {
        var key = Key(structIdNat, question);
        var body = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<byte[]?>(
                "SELECT body FROM ins_answer WHERE key_hash = @key AND kept_at > @Oldest", new { key, Oldest }),
            cancellationToken);
        return body is null ? null : InsIdentity.Parser.ParseFrom(sealer.Open(Column, key, body));
    }

    public Task KeepAsync(
        string structIdNat, string question, InsIdentity identity, CancellationToken cancellationToken)
    {
        var key = Key(structIdNat, question);
        return database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                INSERT INTO ins_answer (key_hash, body, kept_at) VALUES (@key, @body, @now)
                ON CONFLICT (key_hash) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at
                """,
                new
                {
                    key,
                    body = sealer.Seal(Column, key, identity.ToByteArray()),
                    now = time.GetUtcNow().ToMicroseconds(),
                }),
            cancellationToken);
    }

    /// <summary>Removes what may no longer be told: all of it where the cache is off.</summary>
    public Task PurgeAsync(CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.ExecuteAsync("DELETE FROM ins_answer WHERE kept_at <= @Oldest", new { Oldest }),
        cancellationToken);

    private long Oldest => (time.GetUtcNow() - _validity).ToMicroseconds();

    // What one structure was told is no other's to know.
    private byte[] Key(string structIdNat, string question) => index.HashTrait($"ins answer {structIdNat} {question}");
}
