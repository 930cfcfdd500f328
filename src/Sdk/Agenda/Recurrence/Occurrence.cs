namespace MonEspaceSante.Agenda;

/// <summary>One of the times that an appointment comes back.</summary>
/// <param name="Local">What the rule says the clock on the wall shows; what excludes it. In the hour that a clock skips
/// it is a time that never was.</param>
/// <param name="Start">The instant, with the offset of the zone.</param>
public readonly record struct Occurrence(DateTime Local, DateTimeOffset Start);
