namespace MonEspaceSante.Dmp;

/// <summary>One document of a submission.</summary>
/// <param name="Content">The clinical document (CDA R2), sent byte for byte from its current position to its end. It must
/// be able to seek, so that a try that fails can be repeated. It is left open.</param>
/// <param name="Visibility">To whom the document is shown.</param>
public sealed record DocumentToSubmit(Stream Content, Visibility Visibility)
{
    /// <summary>Names the type only: no log ever holds what a document says.</summary>
    public override string ToString() => "DocumentToSubmit(…)";
}
