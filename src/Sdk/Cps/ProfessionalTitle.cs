using MonEspaceSante.Nomenclature;

namespace MonEspaceSante.Cps;

/// <summary>What the title (T) of a person's certificate stands for: a profession of table G15, or a role.</summary>
internal sealed record ProfessionalTitle(TypeCarte Type, string Code)
{
    public static ProfessionalTitle? Find(string? title)
    {
        if (title is null)
            return null;
        if (EmployeeRole.All.FirstOrDefault(r => r.Titre.Equals(title, StringComparison.OrdinalIgnoreCase)) is { } role)
            return new ProfessionalTitle(role.Carte, role.Code);
        return ValueSet.Professions.FindByLabel(title) is { } profession
            ? new ProfessionalTitle(TypeCarte.Cps, profession.Value)
            : null;
    }
}
