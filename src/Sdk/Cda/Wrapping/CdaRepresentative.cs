using MonEspaceSante.Identity;

namespace MonEspaceSante.Cda;

/// <summary>The legal representative of a patient, as who writes a document.</summary>
/// <param name="Ins">The representative's own national identity.</param>
/// <param name="Name">The name in use and the first given name.</param>
public sealed record CdaRepresentative(Ins Ins, PersonName Name)
{
    /// <summary>Names the type only: no log ever holds an identity.</summary>
    public override string ToString() => "CdaRepresentative(…)";
}
