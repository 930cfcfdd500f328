using MonEspaceSante.Identity;

namespace MonEspaceSante.Insi;

/// <summary>One identity of a batch to verify.</summary>
/// <param name="Line">What the caller knows it by, 1 to 64 characters, another for each: never an identity.</param>
/// <param name="Ins">The number.</param>
/// <param name="Traits">The traits.</param>
public sealed record IdentityToVerify(string Line, Ins Ins, TraitsIdentite Traits)
{
    /// <summary>Names the line only: logs hold no identity.</summary>
    public override string ToString() => $"IdentityToVerify({Line})";
}
