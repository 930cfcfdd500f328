using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonEspaceSante.Server.Parameters;

/// <summary>A parameters file: any of the known keys, each with its value.</summary>
internal sealed class ParametersDocument
{
    // A key that is misspelt, or told twice, must not pass for the default.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    private readonly Dictionary<string, Row> _rows;

    private ParametersDocument(Dictionary<string, Row> rows) => _rows = rows;

    /// <summary>Reads a file. What it leaves out is that of the defaults; these leave out nothing.</summary>
    /// <exception cref="FormatException">It is not a parameters file; the message tells in French what is wrong.</exception>
    public static ParametersDocument Parse(ReadOnlySpan<byte> json, ParametersDocument? defaults = null)
    {
        try
        {
            var rows = JsonSerializer.Deserialize<Contents>(SkipMark(json), Json)?.Parametres
                ?? throw new FormatException("l'objet « parametres » est attendu");
            return new ParametersDocument(defaults is null ? rows! : defaults.With(rows));
        }
        catch (JsonException malformed)
        {
            throw new FormatException($"ce n'est pas le JSON attendu (ligne {malformed.LineNumber + 1})", malformed);
        }
    }

    /// <exception cref="FormatException">A value cannot be; the message tells in French which.</exception>
    public NationalParameters ToParameters() => new(
        Whole("age-majorite", 1, 120),
        Flag("fonctions-gestion-mineurs"),
        Flag("cumul-invisible_patient-masque_ps"),
        Flag("production"),
        TimeSpan.FromDays(Whole("duree-autorisation-jours", 1, 36_500)),
        Whole("resultats-recherche-max", 1, 1_000_000),
        Whole("dossiers-par-traits-max", 1, 1_000),
        Whole("recherches-par-heure-max", 1, 1_000_000),
        Whole("recherche-automatique-annees", 1, 100),
        TimeSpan.FromDays(Whole("duree-consentement-application-jours", 1, 36_500)));

    // Windows editors begin UTF-8 with a mark.
    private static ReadOnlySpan<byte> SkipMark(ReadOnlySpan<byte> json) =>
        json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? json[3..] : json;

    private Dictionary<string, Row> With(Dictionary<string, Row?> rows)
    {
        var merged = new Dictionary<string, Row>(_rows);
        foreach (var (key, row) in rows)
        {
            if (!_rows.ContainsKey(key)) throw new FormatException($"la clé « {key} » est inconnue");
            merged[key] = row ?? throw new FormatException($"« {key} » attend un objet avec sa « valeur »");
        }

        return merged;
    }

    private int Whole(string key, int least, int most) =>
        _rows[key].Valeur is { ValueKind: JsonValueKind.Number } value
        && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"« {key} » attend un entier de {least} à {most}");

    private bool Flag(string key) => _rows[key].Valeur.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"« {key} » attend true ou false"),
    };

    private sealed record Contents(Dictionary<string, Row?>? Parametres, string? Version = null, string? Source = null);

    private sealed record Row(JsonElement Valeur, bool Assumption = false, string? Source = null);
}
