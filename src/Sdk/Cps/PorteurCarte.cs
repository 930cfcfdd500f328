using MonEspaceSante.Identity;

namespace MonEspaceSante.Cps;

/// <summary>Whom a card belongs to.</summary>
/// <param name="Type">What the card proves.</param>
/// <param name="Professional">The person. Null for the certificates of a structure, which is then the card's one
/// activity.</param>
public sealed record PorteurCarte(TypeCarte Type, Professional? Professional)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => $"PorteurCarte({Type})";
}
