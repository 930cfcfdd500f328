using MonEspaceSante.Identity;

namespace MonEspaceSante.Insi;

/// <summary>A person as the national register knows them.</summary>
/// <param name="Ins">The number in force.</param>
/// <param name="Traits">The traits of the register, which replace the local ones.</param>
public sealed record InsIdentity(Ins Ins, TraitsIdentite Traits)
{
    /// <summary>The numbers that came before, latest first.</summary>
    public IReadOnlyList<FormerIns> Former { get; init; } = [];

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "InsIdentity(…)";
}
