using System.Security.Cryptography;
using Dapper;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Session;

/// <summary>The keys that sign session tokens. They live in the store, so that every replica honours every token.</summary>
internal sealed class TokenKeys(Database database, Sealer sealer, TimeProvider time)
{
    private const string Column = "server_key.private_key";

    // A token that names a key of nobody's costs one look in a while, not one each.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private volatile IReadOnlyList<ECDsaSecurityKey> _keys = [];
    private long _lookedAt;

    public SecurityKey Current => _keys[^1];

    public SecurityKey? Find(string keyId) => _keys.FirstOrDefault(key => key.KeyId == keyId);

    /// <summary>Reads the keys; draws the first where there is none.</summary>
    /// <exception cref="StoreMismatchException">The keys of the database were sealed in another data folder.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(cancellationToken);
        if (rows.Count == 0)
        {
            await DrawAsync(cancellationToken);
            rows = await ReadAsync(cancellationToken);
        }

        _keys = [.. rows.Select(row => _keys.FirstOrDefault(key => key.KeyId == NameOf(row)) ?? ToKey(row))];
    }

    /// <summary>Reads the keys again: another replica may have drawn one since.</summary>
    public async Task LookAgainAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcTicks;
        var lookedAt = Interlocked.Read(ref _lookedAt);
        if (now - lookedAt >= BetweenLooks.Ticks && Interlocked.CompareExchange(ref _lookedAt, now, lookedAt) == lookedAt)
            await LoadAsync(cancellationToken);
    }

    private Task<List<Row>> ReadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                """
                SELECT key_id AS KeyId, private_key AS PrivateKey FROM server_key
                WHERE purpose = 'token' ORDER BY created_at, key_id
                """)).AsList(),
            cancellationToken);

    private async Task DrawAsync(CancellationToken cancellationToken)
    {
        var keyId = RandomNumberGenerator.GetBytes(16);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var privateKey = sealer.Seal(Column, keyId, key.ExportPkcs8PrivateKey());
        await database.WriteAsync(
            connection => connection.ExecuteAsync(
                """
                INSERT INTO server_key (key_id, purpose, private_key, created_at)
                VALUES (@keyId, 'token', @privateKey, @now)
                """,
                new { keyId, privateKey, now = time.GetUtcNow().ToMicroseconds() }),
            cancellationToken);
    }

    private ECDsaSecurityKey ToKey(Row row)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Open(row), out _);
        return new ECDsaSecurityKey(key) { KeyId = NameOf(row) };
    }

    private byte[] Open(Row row)
    {
        try
        {
            return sealer.Open(Column, row.KeyId, row.PrivateKey);
        }
        catch (CryptographicException)
        {
            throw new StoreMismatchException();
        }
    }

    private static string NameOf(Row row) => Convert.ToHexStringLower(row.KeyId);

    private sealed record Row(byte[] KeyId, byte[] PrivateKey);
}
