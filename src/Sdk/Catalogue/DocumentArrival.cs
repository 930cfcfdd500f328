using MonEspaceSante.Dmp;

namespace MonEspaceSante.Catalogue;

/// <summary>A document that came, or changed, while an application watched.</summary>
/// <param name="Document">The document.</param>
/// <param name="Cursor">Goes on after it.</param>
public sealed record DocumentArrival(Document Document, string Cursor)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "DocumentArrival(…)";
}
