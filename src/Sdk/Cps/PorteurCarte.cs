using MonEspaceSante.Identity;

namespace MonEspaceSante.Cps;

/// <summary>Whom a card belongs to.</summary>
/// <param name="Type">What the card proves.</param>
/// <param name="Professional">The person. Null for the certificates of a structure, which is then the card's one
/// activity.</param>
public sealed record PorteurCarte(TypeCarte Type, Professional? Professional)
{
    /// <summary>Whether the card names nobody: its structure and its number then stand for the name, unless
    /// <see cref="MonEspaceSanteOptions.HolderName"/> tells it.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => $"PorteurCarte({Type})";
}
