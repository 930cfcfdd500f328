namespace MonEspaceSante.Server.Compte.Evenements;

/// <summary>What a person is proven by who has no session: the provisional code, and the Vitale card that the person is on.
/// </summary>
/// <param name="Code">The code, normalised.</param>
/// <param name="VitaleHash">The card.</param>
internal sealed record CodeProof(string Code, byte[] VitaleHash)
{
    /// <summary>Names the type only: no log holds a code.</summary>
    public override string ToString() => "CodeProof(…)";
}
