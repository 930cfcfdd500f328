using System.Text.Json;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>What Pro Santé Connect calls what it tells of a professional: <c>claims.json</c>, read once.</summary>
internal sealed record ClaimNames(
    string Professions,
    ClaimNames.Practice Exercice,
    ClaimNames.Place Activite,
    IReadOnlyList<ClaimNames.Identifier> Structures)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static ClaimNames Current { get; } = Read();

    private static ClaimNames Read()
    {
        using var stream = typeof(ClaimNames).Assembly.GetManifestResourceStream("claims.json")!;
        return JsonSerializer.Deserialize<ClaimNames>(stream, Json)!;
    }

    internal sealed record Practice(string Profession, string SavoirFaire, string Activites);

    internal sealed record Place(string Nom, string Secteur);

    internal sealed record Identifier(string Claim, string Prefixe);
}
