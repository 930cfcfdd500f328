namespace MonEspaceSante.Identity;

/// <summary>A trait that a practice software tells otherwise than the national register.</summary>
/// <param name="Trait">Which.</param>
/// <param name="Local">What the software holds.</param>
/// <param name="Register">What the register holds.</param>
public sealed record TraitDivergence(StrictTrait Trait, string Local, string Register)
{
    /// <summary>A sentence for the person who decides, in French. It holds the trait: show it, never log it.</summary>
    public string Explanation => $"{Name} : « {Local} » dans le logiciel, « {Register} » dans le registre national.";

    private string Name => Trait switch
    {
        StrictTrait.BirthName => "Nom de naissance",
        StrictTrait.GivenNames => "Prénoms de naissance",
        StrictTrait.Sex => "Sexe",
        StrictTrait.BirthDate => "Date de naissance",
        _ => "Lieu de naissance",
    };

    /// <summary>Names the trait only: logs hold no identity.</summary>
    public override string ToString() => $"TraitDivergence({Trait})";
}
