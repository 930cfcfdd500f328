using System.Collections.Frozen;

namespace MonEspaceSante.Cps;

/// <summary>What the title (T) of a person's certificate stands for: a profession of table G15, or a role.</summary>
internal sealed record ProfessionalTitle(TypeCarte Type, string Code)
{
    // The card spells some labels of table G15 with other capitals than the table does.
    private static readonly FrozenDictionary<string, ProfessionalTitle> ByTitle = new Dictionary<string, string>
    {
        ["Médecin"] = "10",
        ["Pharmacien"] = "21",
        ["Audioprothésiste"] = "26",
        ["Opticien-Lunetier"] = "28",
        ["Chirurgien-Dentiste"] = "40",
        ["Sage-Femme"] = "50",
        ["Infirmier"] = "60",
        ["Masseur-Kinésithérapeute"] = "70",
        ["Pédicure-Podologue"] = "80",
        ["Orthophoniste"] = "91",
        ["Orthoptiste"] = "92",
    }
        .ToDictionary(t => t.Key, t => new ProfessionalTitle(TypeCarte.Cps, t.Value))
        .Append(new("Secrétaire médical", new ProfessionalTitle(TypeCarte.Cpe, "SECRETARIAT_MEDICAL")))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static ProfessionalTitle? Find(string? title) => title is null ? null : ByTitle.GetValueOrDefault(title);
}
