namespace MonEspaceSante.Agenda;

/// <summary>One time that an appointment takes place.</summary>
/// <param name="RendezVous">The appointment, whole.</param>
/// <param name="Start">When this time begins.</param>
/// <param name="End">When this time ends.</param>
public sealed record RendezVousTime(RendezVous RendezVous, DateTimeOffset Start, DateTimeOffset End);
