namespace MonEspaceSante.Agenda;

/// <summary>A time that a professional is available or not.</summary>
/// <remarks>Extension fr-core-schedule-availability-time.</remarks>
/// <param name="Start">From when.</param>
/// <param name="End">Until when.</param>
/// <param name="Type">Which of both, such as <c>free</c>; null when not told.</param>
/// <param name="Identifier">Its identifier; null when not told.</param>
public sealed record FrAvailability(
    FhirDateTime Start, FhirDateTime End, FhirCoding? Type = null, FhirIdentifier? Identifier = null);
