namespace MonEspaceSante.Agenda;

/// <summary>How long a service takes.</summary>
/// <remarks>Extension fr-core-service-type-duration.</remarks>
/// <param name="ServiceType">The service; null for any.</param>
/// <param name="Duration">How long.</param>
public sealed record FrServiceDuration(FhirConcept? ServiceType, TimeSpan Duration);
