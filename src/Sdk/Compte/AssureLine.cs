using MonEspaceSante.Identity;

namespace MonEspaceSante.Compte;

/// <summary>An insured person, for the register of the operator.</summary>
/// <param name="Line">What the operator knows the line by: never an identity. 1 to 64 characters.</param>
/// <param name="Patient">The person.</param>
/// <param name="Traits">The traits.</param>
/// <param name="Regime">The scheme, such as <c>REGIME_GENERAL</c>, <c>MSA</c> or <c>MGEN</c>.</param>
/// <param name="Department">The department of residence, such as <c>31</c> or <c>2A</c>.</param>
/// <param name="Carte">The Vitale card that the person is on.</param>
/// <param name="PostalAddress">Where letters go: 1 to 7 lines.</param>
public sealed record AssureLine(
    string Line,
    Ins Patient,
    TraitsIdentite Traits,
    string Regime,
    string Department,
    CarteAssure Carte,
    IReadOnlyList<string> PostalAddress)
{
    /// <summary>Where electronic mail goes. Empty when it is not known.</summary>
    public string Email { get; init; } = "";

    /// <summary>The legal representatives of a minor, the parent of attachment first. They are registered before. Empty for
    /// an adult.</summary>
    public IReadOnlyList<Ins> Representatives { get; init; } = [];

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AssureLine(…)";
}
