namespace MonEspaceSante.Agenda;

/// <summary>An appointment that was made or changed.</summary>
/// <param name="RendezVous">The appointment.</param>
/// <param name="Conflicts">What else there is at the same time, earliest first, 20 at most.</param>
public sealed record KeptRendezVous(RendezVous RendezVous, IReadOnlyList<AgendaConflict> Conflicts);
