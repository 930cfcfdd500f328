using System.Text.Json;

namespace MonEspaceSante.Nomenclature;

/// <summary><c>nomenclature.json</c>, read once: the excerpt of the national code lists that this product stands
/// on.</summary>
internal sealed record NomenclatureFile(
    string Version,
    IReadOnlyList<TypeRow> Types,
    IReadOnlyList<CodeRow> Classes,
    IReadOnlyList<CodeRow> Formats,
    IReadOnlyList<TemplateRow> FormatByTemplate,
    IReadOnlyList<MediaTypeRow> FormatByMediaType,
    IReadOnlyList<CodeRow> FacilityTypes,
    IReadOnlyList<CodeRow> PracticeSettings,
    IReadOnlyList<CodeRow> Professions,
    IReadOnlyList<CodeRow> AuthorSpecialties,
    IReadOnlyList<CodeRow> Confidentialities,
    IReadOnlyList<CoherenceRow> Coherence)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static NomenclatureFile Content { get; } = Read();

    private static NomenclatureFile Read()
    {
        using var stream = typeof(NomenclatureFile).Assembly.GetManifestResourceStream("nomenclature.json")!;
        return JsonSerializer.Deserialize<NomenclatureFile>(stream, Json)!;
    }
}
