using MonEspaceSante.Server.Annuaire.Generations;

namespace MonEspaceSante.Server.Annuaire.Professionnels;

/// <summary>The professionals of the directory: a row for each activity, and one for each title.</summary>
internal sealed class ProfessionnelStore
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
}
