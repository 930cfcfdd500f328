namespace MonEspaceSante.Agenda;

/// <summary>Something else at the time of an appointment.</summary>
/// <param name="Side">Which side has something else.</param>
/// <param name="Start">When that begins.</param>
/// <param name="End">When that ends.</param>
/// <param name="RendezVousId">What it is; null when the caller may not see it.</param>
public sealed record AgendaConflict(AgendaSide Side, DateTimeOffset Start, DateTimeOffset End, string? RendezVousId);
