namespace MonEspaceSante;

/// <summary>The practice software that acts, as each session tells it.</summary>
/// <param name="Name">The commercial name.</param>
/// <param name="Version">The version.</param>
/// <param name="HomologationNumber">The homologation number given by the national body. Null in development.</param>
/// <remarks>VIHF <c>LPS_Nom</c>, <c>LPS_Version</c>, <c>LPS_ID_HOMOLOGATION_DMP</c>.</remarks>
public sealed record Software(string Name, string Version, string? HomologationNumber = null)
{
    /// <summary>Names the type only: the homologation number is a secret.</summary>
    public override string ToString() => "Software(…)";
}
