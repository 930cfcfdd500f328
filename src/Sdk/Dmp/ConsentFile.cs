using System.Reflection;
using System.Text.Json;

namespace MonEspaceSante.Dmp;

/// <summary>The wordings of <c>consentement.json</c>.</summary>
internal sealed record ConsentFile(string Professionnel, string EquipeDeSoins, string MedecinTraitant)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly Lazy<ConsentFile> Texts = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("consentement.json")!;
        return JsonSerializer.Deserialize<ConsentFile>(stream, Json)!;
    });

    public static ConsentFile Read() => Texts.Value;
}
