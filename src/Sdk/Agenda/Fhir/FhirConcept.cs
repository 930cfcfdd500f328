namespace MonEspaceSante.Agenda;

/// <summary>What is meant, in codes, words or both (CodeableConcept).</summary>
/// <param name="Codings">The codes.</param>
/// <param name="Text">The words; null when not told.</param>
public sealed record FhirConcept(IReadOnlyList<FhirCoding> Codings, string? Text = null);
