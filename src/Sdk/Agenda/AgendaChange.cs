namespace MonEspaceSante.Agenda;

/// <summary>A change of an agenda.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Time">When.</param>
/// <param name="RendezVousId">Which appointment.</param>
/// <param name="RendezVous">The appointment as it now is. Null where it went with its patient's dossier: the cancellation
/// is told, and of nobody.</param>
/// <param name="Cursor">Where a watch goes on after this change. Keep it with what was done about the change.</param>
public sealed record AgendaChange(
    AgendaChangeKind Kind, DateTimeOffset Time, string RendezVousId, RendezVous? RendezVous, string Cursor)
{
    /// <summary>Names what happened only: logs hold nothing of an agenda.</summary>
    public override string ToString() => $"AgendaChange({Kind})";
}
