using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Professionnels;

namespace MonEspaceSante.Server.Annuaire.Generations;

/// <summary>A part of the directory that is replaced as a whole.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="Tables">What it consists of.</param>
internal sealed record AnnuairePart(string Name, IReadOnlyList<GenerationTable> Tables)
{
    public static readonly AnnuairePart Professionnels =
        new("professionnels", [ProfessionnelStore.Activities, ProfessionnelStore.Qualifications]);

    public static readonly AnnuairePart Boites = new("boites", [BoiteStore.Table]);
}
