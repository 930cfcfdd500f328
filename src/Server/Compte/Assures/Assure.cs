namespace MonEspaceSante.Server.Compte.Assures;

/// <summary>What the insurance told of a person beside the traits.</summary>
internal sealed record Assure(
    string Regime, string Department, byte[] VitaleHash, IReadOnlyList<string> PostalAddress, string Email)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "Assure(…)";
}
