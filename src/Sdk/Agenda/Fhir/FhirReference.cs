namespace MonEspaceSante.Agenda;

/// <summary>A reference to another resource.</summary>
/// <param name="Reference">Its address, such as <c>Slot/12</c>; null when it is told by its identifier alone.</param>
/// <param name="Display">How a person calls it; null when not told.</param>
/// <param name="Identifier">Its identifier; null when not told.</param>
/// <param name="Type">What it is, such as <c>Practitioner</c>; null when not told.</param>
public sealed record FhirReference(
    string? Reference, string? Display = null, FhirIdentifier? Identifier = null, string? Type = null)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "FhirReference(…)";
}
