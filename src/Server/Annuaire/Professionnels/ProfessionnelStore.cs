using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Annuaire.V1;
using MonEspaceSante.Server.Annuaire.Generations;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>The professionals of the directory: a row for each activity, and one for each title.</summary>
internal sealed class ProfessionnelStore(GenerationStore generations)
{
    // What lists of one place or structure are in the order of.
    private const string Order = "name_key, ps_id_nat";

    public static readonly GenerationTable Activities = new(
        "annuaire_activite",
        """
        line BIGINT NOT NULL,
        ps_id_nat TEXT NOT NULL,
        name_key BYTEA NOT NULL,
        given_key BYTEA NOT NULL,
        profession TEXT,
        speciality TEXT,
        commune TEXT,
        postcode TEXT,
        commune_key BYTEA,
        finess TEXT,
        siret TEXT,
        struct_id_nat TEXT,
        structure_key BYTEA,
        body BYTEA NOT NULL
        """,
        new Dictionary<string, string>
        {
            ["name"] = $"({Order})",
            ["ps"] = "(ps_id_nat)",
            ["commune"] = $"(commune, {Order}) WHERE commune IS NOT NULL",
            ["postcode"] = $"(postcode, {Order}) WHERE postcode IS NOT NULL",
            ["city"] = $"(commune_key, {Order}) WHERE commune_key IS NOT NULL",
            ["finess"] = $"(finess, {Order}) WHERE finess IS NOT NULL",
            ["siret"] = $"(siret, {Order}) WHERE siret IS NOT NULL",
            ["struct"] = $"(struct_id_nat, {Order}) WHERE struct_id_nat IS NOT NULL",
            ["structure"] = "(structure_key) WHERE structure_key IS NOT NULL",
        });

    public static readonly GenerationTable Qualifications = new(
        "annuaire_qualification",
        """
        line BIGINT NOT NULL,
        ps_id_nat TEXT NOT NULL,
        kind BIGINT NOT NULL,
        code TEXT NOT NULL,
        body BYTEA NOT NULL
        """,
        new Dictionary<string, string> { ["ps"] = "(ps_id_nat, kind, code)" });

    /// <summary>Those of whom an activity meets the criteria, by name, each with all activities.</summary>
    /// <returns>Null where no directory serves.</returns>
    public Task<Found<FoundProfessional>?> SearchAsync(
        ActivityCriteria criteria, AnnuairePlace? after, int count, CancellationToken cancellationToken) =>
        generations.ReadAsync(
            AnnuairePart.Professionnels,
            async (connection, generation) => new Found<FoundProfessional>(
                generation, await SearchAsync(connection, generation.Number, criteria, after, count)),
            cancellationToken);

    /// <summary>How many activities the beginnings of names leave, counted no further than told.</summary>
    public Task<long> CountAsync(ActivityCriteria criteria, int most, CancellationToken cancellationToken)
    {
        var names = new SearchConditions().Begins("name_key", criteria.Name).Begins("structure_key", criteria.StructureName)
            .Given("most", most);
        return generations.ReadAsync(
            AnnuairePart.Professionnels,
            (connection, generation) => connection.ExecuteScalarAsync<long>(
                $"""
                SELECT COUNT(*) FROM
                    (SELECT 1 FROM {Activities.Of(generation.Number)} WHERE {names.Sql} LIMIT @most) AS left_over
                """,
                names.Parameters),
            cancellationToken);
    }

    /// <summary>A professional with all titles; null where the directory lists no such one.</summary>
    public Task<Found<FoundProfessional>?> FindAsync(string psIdNat, CancellationToken cancellationToken) =>
        generations.ReadAsync(
            AnnuairePart.Professionnels,
            async (connection, generation) =>
            {
                var found = await SearchAsync(
                    connection, generation.Number, new ActivityCriteria { PsIdNat = psIdNat }, after: null, count: 1);
                foreach (var one in found)
                    one.Professional.Qualifications.Add(await TitlesAsync(connection, generation.Number, psIdNat));
                return new Found<FoundProfessional>(generation, found);
            },
            cancellationToken);

    private static async Task<List<FoundProfessional>> SearchAsync(
        DbConnection connection, long generation, ActivityCriteria criteria, AnnuairePlace? after, int count)
    {
        var table = Activities.Of(generation);
        var conditions = ConditionsOf(criteria, generation).Given("count", count);
        // Activities may spell one name in several ways: whoever they are of is listed once, under the first that meets all.
        var once =
            $"""
            NOT EXISTS (SELECT 1 FROM {table} AS other WHERE other.ps_id_nat = {table}.ps_id_nat
                AND other.name_key < {table}.name_key AND {conditions.Sql})
            """;
        conditions.With(once);
        if (after is not null)
        {
            conditions.With($"({Order}) > (@after_name, @after_id)")
                .Given("after_name", after.Name).Given("after_id", after.Id);
        }

        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT one.ps_id_nat AS PsIdNat, found.name_key AS NameKey, one.body AS Body
            FROM (SELECT DISTINCT {Order} FROM {table}
                  WHERE {conditions.Sql} ORDER BY {Order} LIMIT @count) AS found
            JOIN {table} AS one ON one.ps_id_nat = found.ps_id_nat
            ORDER BY found.name_key, one.ps_id_nat, one.line
            """,
            conditions.Parameters);
        return [.. rows.GroupBy(row => (row.PsIdNat, Convert.ToHexString(row.NameKey))).Select(group => Gather([.. group]))];
    }

    private static SearchConditions ConditionsOf(ActivityCriteria criteria, long generation)
    {
        var conditions = new SearchConditions()
            .Equal("ps_id_nat", criteria.PsIdNat)
            .Begins("name_key", criteria.Name)
            .Begins("given_key", criteria.Given)
            .Equal("profession", criteria.Profession)
            .Equal("commune", criteria.Commune)
            .Equal("postcode", criteria.Postcode)
            .Equal("commune_key", criteria.City)
            .Begins("structure_key", criteria.StructureName);
        if (criteria.Structure is { } structure)
        {
            if (structure.Finess is { } finess) conditions.Equal("finess", finess);
            else if (structure.Siret is { } siret) conditions.Equal("siret", siret);
            else conditions.Equal("struct_id_nat", structure.StructIdNat);
        }

        return criteria.Speciality is not { } speciality ? conditions : conditions.With(
            $"""
            (speciality = @speciality OR EXISTS (SELECT 1 FROM {Qualifications.Of(generation)} AS title
             WHERE title.ps_id_nat = {Activities.Of(generation)}.ps_id_nat AND title.kind = @competence
             AND title.code = @speciality))
            """).Given("speciality", speciality).Given("competence", (long)QualificationKind.SavoirFaire);
    }

    private static async Task<IEnumerable<Qualification>> TitlesAsync(
        DbConnection connection, long generation, string psIdNat) =>
        (await connection.QueryAsync<byte[]>(
            $"SELECT body FROM {Qualifications.Of(generation)} WHERE ps_id_nat = @psIdNat ORDER BY kind, code, line",
            new { psIdNat })).Select(Qualification.Parser.ParseFrom);

    private static FoundProfessional Gather(IReadOnlyList<Row> rows)
    {
        var professional = ListedProfessional.Parser.ParseFrom(rows[0].Body);
        foreach (var row in rows.Skip(1)) professional.MergeFrom(row.Body);
        return new FoundProfessional(new AnnuairePlace(rows[0].NameKey, rows[0].PsIdNat), professional);
    }

    private sealed class Row
    {
        public string PsIdNat { get; init; } = "";

        public byte[] NameKey { get; init; } = [];

        public byte[] Body { get; init; } = [];
    }
}
