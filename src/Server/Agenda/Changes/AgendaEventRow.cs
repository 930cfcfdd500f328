namespace MonEspaceSante.Server.Agenda.Changes;

/// <summary>A row of table agenda_event.</summary>
/// <param name="Seq">Its rank among the changes of the agenda.</param>
/// <param name="Kind">An AgendaChangeKind of the contract.</param>
/// <param name="PatientId">Whose appointment it happened to; nothing but zeroes once the patient is forgotten.</param>
/// <param name="RendezVousId">Which.</param>
/// <param name="HappenedAt">When.</param>
internal sealed record AgendaEventRow(long Seq, long Kind, byte[] PatientId, byte[] RendezVousId, long HappenedAt)
{
    /// <summary>Whether it went with its patient's dossier: nothing else is kept of it.</summary>
    public bool IsForgotten => new Guid(PatientId) == Guid.Empty;

    /// <summary>Which appointment it happened to.</summary>
    public (Guid PatientId, Guid Id) Of => (new Guid(PatientId), new Guid(RendezVousId));
}
