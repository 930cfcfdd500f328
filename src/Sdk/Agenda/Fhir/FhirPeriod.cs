namespace MonEspaceSante.Agenda;

/// <summary>A span of time.</summary>
/// <param name="Start">From when; null when not told.</param>
/// <param name="End">Until when, it among them; null when it goes on.</param>
public sealed record FhirPeriod(FhirDateTime? Start, FhirDateTime? End);
