namespace MonEspaceSante.Agenda;

/// <summary>A code of a system of codes.</summary>
/// <param name="System">The system; null when not told.</param>
/// <param name="Code">The code; null when not told.</param>
/// <param name="Display">What it means; null when not told.</param>
public sealed record FhirCoding(string? System, string? Code, string? Display = null);
