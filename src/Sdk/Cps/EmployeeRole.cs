using System.Text.Json;
using System.Text.Json.Serialization;

namespace MonEspaceSante.Cps;

/// <summary>What a person does who is no health professional: <c>roles.json</c>.</summary>
/// <param name="Titre">The title (T) of the certificate.</param>
/// <param name="Carte">The card that bears it.</param>
/// <param name="Code">What sessions and the functional matrix call it.</param>
internal sealed record EmployeeRole(string Titre, TypeCarte Carte, string Code)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static IReadOnlyList<EmployeeRole> All { get; } = Read();

    private static EmployeeRole[] Read()
    {
        using var stream = typeof(EmployeeRole).Assembly.GetManifestResourceStream("roles.json")!;
        return JsonSerializer.Deserialize<EmployeeRole[]>(stream, Json)!;
    }
}
