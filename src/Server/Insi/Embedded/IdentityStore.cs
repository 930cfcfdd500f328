using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Ins.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Insi.Embedded;

internal sealed class IdentityStore(Database database, Sealer sealer, IdentifierIndex index)
{
    private const string Column = "ins_identity.body";

    private const string ByKey =
        """
        SELECT k.key_hash AS KeyHash, i.identity_id AS Id, i.body AS Body
        FROM ins_key k JOIN ins_identity i ON i.identity_id = k.identity_id
        WHERE k.key_hash
        """;

    /// <summary>The persons of a birth name, a sex and a birth date.</summary>
    public Task<List<InsIdentity>> FindAsync(
        string birthName, string sex, BirthDate birthDate, CancellationToken cancellationToken)
    {
        var hash = index.HashTrait(IdentityKeys.OfTraits(birthName, sex, birthDate.Value));
        return database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                "SELECT identity_id AS Id, body AS Body FROM ins_identity WHERE traits_hash = @hash", new { hash }))
                .Select(Open).ToList(),
            cancellationToken);
    }

    /// <summary>The person of one key; null when nobody has it.</summary>
    public async Task<InsIdentity?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = index.HashTrait(key);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row?>($"{ByKey} = @hash", new { hash }), cancellationToken);
        return row is null ? null : Open(row);
    }

    /// <summary>The persons of several numbers, by number. Numbers that nobody has are left out.</summary>
    public async Task<IReadOnlyDictionary<Ins, InsIdentity>> FindAsync(
        IReadOnlyCollection<Ins> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count == 0) return new Dictionary<Ins, InsIdentity>();
        var hashes = numbers.Distinct().ToDictionary(ins => Convert.ToHexString(index.HashTrait(IdentityKeys.Of(ins))));
        // Named one by one: what stands for a list differs between the two databases.
        var parameters = new DynamicParameters();
        foreach (var (rank, hash) in hashes.Keys.Index()) parameters.Add($"hash{rank}", Convert.FromHexString(hash));
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>(
                $"{ByKey} IN (@{string.Join(", @", parameters.ParameterNames)})", parameters),
            cancellationToken);
        return rows.ToDictionary(row => hashes[Convert.ToHexString(row.KeyHash)], Open);
    }

    /// <summary>Adds persons, each under its keys beside its traits; leaves those whose first key is known as they
    /// are.</summary>
    public Task AddAsync(
        IEnumerable<(InsIdentity Person, IReadOnlyList<string> Keys)> persons, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                foreach (var (person, keys) in persons) await AddAsync(connection, person, keys);
            },
            cancellationToken);

    private async Task AddAsync(DbConnection connection, InsIdentity person, IReadOnlyList<string> keys)
    {
        var id = Guid.NewGuid().ToByteArray();
        if (!await AddKeyAsync(connection, keys[0], id)) return;
        foreach (var key in keys.Skip(1)) await AddKeyAsync(connection, key, id);
        var traits = person.Traits;
        await connection.ExecuteAsync(
            "INSERT INTO ins_identity (identity_id, traits_hash, body) VALUES (@id, @hash, @body)",
            new
            {
                id,
                hash = index.HashTrait(IdentityKeys.OfTraits(traits.BirthName, traits.Sex, traits.BirthDate)),
                body = sealer.Seal(Column, id, person.ToByteArray()),
            });
    }

    private async Task<bool> AddKeyAsync(DbConnection connection, string key, byte[] id) =>
        await connection.ExecuteAsync(
            "INSERT INTO ins_key (key_hash, identity_id) VALUES (@hash, @id) ON CONFLICT (key_hash) DO NOTHING",
            new { hash = index.HashTrait(key), id }) == 1;

    private InsIdentity Open(Row row) => InsIdentity.Parser.ParseFrom(sealer.Open(Column, row.Id, row.Body));

    private sealed record Row
    {
        public byte[] KeyHash { get; init; } = [];

        public byte[] Id { get; init; } = [];

        public byte[] Body { get; init; } = [];
    }
}
