using System.Data.Common;
using System.Globalization;
using Dapper;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Server.Annuaire.Generations;

namespace MonEspaceSante.Server.Annuaire.Boites;

/// <summary>The mailboxes of the directory.</summary>
internal sealed class BoiteStore(GenerationStore generations)
{
    public static readonly GenerationTable Table = new(
        "annuaire_boite",
        """
        line BIGINT NOT NULL,
        address TEXT NOT NULL,
        type BIGINT NOT NULL,
        ps_id_nat TEXT,
        struct_id_nat TEXT,
        label TEXT NOT NULL,
        label_key BYTEA NOT NULL,
        profession TEXT,
        postcode TEXT,
        commune_key BYTEA,
        body BYTEA NOT NULL
        """,
        new Dictionary<string, string>
        {
            ["label"] = "(label_key, line)",
            ["address"] = "(address)",
            ["ps"] = "(ps_id_nat) WHERE ps_id_nat IS NOT NULL",
            ["struct"] = "(struct_id_nat) WHERE struct_id_nat IS NOT NULL",
            ["postcode"] = "(postcode, label_key, line) WHERE postcode IS NOT NULL",
            ["commune"] = "(commune_key, label_key, line) WHERE commune_key IS NOT NULL",
        });

    private const string Columns =
        "address AS Address, type AS Type, ps_id_nat AS PsIdNat, struct_id_nat AS StructureId, label AS Label, "
        + "profession AS Profession";

    /// <summary>The mailbox of an address; of one that several hold, the first that the directory lists.</summary>
    /// <returns>Null where the directory lists none.</returns>
    public Task<Boite?> FindAsync(string address, CancellationToken cancellationToken) =>
        generations.ReadAsync(
            AnnuairePart.Boites,
            async (connection, generation) => (await connection.QuerySingleOrDefaultAsync<Row?>(
                $"SELECT {Columns} FROM {Table.Of(generation.Number)} WHERE address = @address ORDER BY line LIMIT 1",
                new { address = AddressOf(address) }))?.ToBoite(),
            cancellationToken);

    /// <summary>The mailboxes that somebody acts with: their own, those of their practices, and those of the structure.</summary>
    /// <param name="psIdNat">The professional; null for a structure that acts by itself.</param>
    /// <param name="structureId">Struct_IdNat of the structure that they act in; null without one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<Boite>> OfAsync(
        string? psIdNat, string? structureId, CancellationToken cancellationToken) =>
        await generations.ReadAsync(
            AnnuairePart.Boites,
            (connection, generation) => OfAsync(connection, Table.Of(generation.Number), psIdNat, structureId),
            cancellationToken) ?? [];

    /// <summary>The mailboxes that meet the criteria, by label.</summary>
    /// <returns>Null where no directory serves.</returns>
    public Task<Found<FoundMailbox>?> SearchAsync(
        BoiteCriteria criteria, AnnuairePlace? after, int count, CancellationToken cancellationToken)
    {
        var conditions = new SearchConditions()
            .Equal("address", criteria.Address)
            .Equal("type", (long?)criteria.Type)
            .Equal("ps_id_nat", criteria.PsIdNat)
            .Equal("struct_id_nat", criteria.StructureId)
            .Begins("label_key", criteria.Label)
            .Equal("profession", criteria.Profession)
            .Equal("postcode", criteria.Postcode)
            .Equal("commune_key", criteria.City)
            .Given("count", count);
        if (after is not null)
        {
            conditions.With("(label_key, line) > (@after_label, @after_line)")
                .Given("after_label", after.Name)
                .Given("after_line", long.Parse(after.Id, CultureInfo.InvariantCulture));
        }

        return generations.ReadAsync(
            AnnuairePart.Boites,
            async (connection, generation) => new Found<FoundMailbox>(
                generation,
                [.. (await connection.QueryAsync<ListRow>(
                    $"""
                    SELECT label_key AS LabelKey, line AS Line, body AS Body FROM {Table.Of(generation.Number)}
                    WHERE {conditions.Sql} ORDER BY label_key, line LIMIT @count
                    """,
                    conditions.Parameters)).Select(row => row.ToFound())]),
            cancellationToken);
    }

    /// <summary>How many labels begin like this, counted no further than told.</summary>
    public Task<long> CountAsync(byte[] beginning, int most, CancellationToken cancellationToken)
    {
        var names = new SearchConditions().Begins("label_key", beginning).Given("most", most);
        return generations.ReadAsync(
            AnnuairePart.Boites,
            (connection, generation) => connection.ExecuteScalarAsync<long>(
                $"SELECT COUNT(*) FROM (SELECT 1 FROM {Table.Of(generation.Number)} WHERE {names.Sql} LIMIT @most) AS left_over",
                names.Parameters),
            cancellationToken);
    }

    public static string AddressOf(string address) => address.Trim().ToLowerInvariant();

    private static async Task<List<Boite>> OfAsync(
        DbConnection connection, string table, string? psIdNat, string? structureId) =>
        (await connection.QueryAsync<Row>(
            $"""
            SELECT {Columns}, line FROM {table}
            WHERE ps_id_nat = @psIdNat AND (struct_id_nat IS NULL OR struct_id_nat = @structureId OR type = @cabinet)
            UNION ALL
            SELECT {Columns}, line FROM {table}
            WHERE struct_id_nat = @structureId AND ps_id_nat IS NULL
            ORDER BY line
            """,
            new { psIdNat = psIdNat ?? "", structureId = structureId ?? "", cabinet = (long)BoiteType.Cabinet }))
        .Select(row => row.ToBoite()).ToList();

    private sealed class Row
    {
        public string Address { get; init; } = "";

        public long Type { get; init; }

        public string? PsIdNat { get; init; }

        public string? StructureId { get; init; }

        public string Label { get; init; } = "";

        public string? Profession { get; init; }

        public Boite ToBoite() => new(Address, (BoiteType)Type, PsIdNat, StructureId, Label, Profession);
    }

    private sealed class ListRow
    {
        public byte[] LabelKey { get; init; } = [];

        public long Line { get; init; }

        public byte[] Body { get; init; } = [];

        public FoundMailbox ToFound() => new(
            new AnnuairePlace(LabelKey, Line.ToString(CultureInfo.InvariantCulture)), Mailbox.Parser.ParseFrom(Body));
    }
}
