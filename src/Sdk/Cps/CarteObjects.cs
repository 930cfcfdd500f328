using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps;

/// <summary>The public data objects of a card held in a file: the JSON file beside it.</summary>
internal sealed record CarteObjects(string? Specialite, IReadOnlyList<CarteObjects.Lieu>? Activites)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    public static CarteObjects Beside(string path)
    {
        var beside = Path.ChangeExtension(path, ".json");
        try
        {
            return File.Exists(beside)
                ? JsonSerializer.Deserialize<CarteObjects>(File.ReadAllBytes(beside), Json) ?? new CarteObjects(null, null)
                : new CarteObjects(null, null);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Refusal.Because(Reason.CarteIllisible, failure);
        }
    }

    public IReadOnlyList<Activite> ToActivites() =>
        [.. (Activites ?? []).Select(a => new Activite(new Structure(a.Structure, a.Nom), a.Secteur))];

    internal sealed record Lieu(string Structure, string Nom, string Secteur);
}
