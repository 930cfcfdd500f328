using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Cps;

/// <summary>What the title (T) of a person's certificate stands for: a profession of table G15, or a role.</summary>
internal sealed record ProfessionalTitle(TypeCarte Type, string Code)
{
    private const string Secretary = "Secrétaire médical";

    public static ProfessionalTitle? Find(string? title)
    {
        if (title is null)
            return null;
        if (title.Equals(Secretary, StringComparison.OrdinalIgnoreCase))
            return new ProfessionalTitle(TypeCarte.Cpe, "SECRETARIAT_MEDICAL");
        return ValueSet.Professions.FindByLabel(title) is { } profession
            ? new ProfessionalTitle(TypeCarte.Cps, profession.Value)
            : null;
    }
}
