using MonEspaceSante.Identity;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>A person who is no professional and writes a document.</summary>
internal sealed record CdaWriter(Ins Ins, PersonName Name)
{
    /// <summary>Names the type only: no log ever holds an identity.</summary>
    public override string ToString() => "CdaWriter(…)";
}
