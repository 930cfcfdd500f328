namespace MonEspaceSante.Agenda;

/// <summary>Who or what takes part in an appointment.</summary>
/// <param name="Actor">Who or what; null where only the role is told.</param>
/// <param name="Status">Whether they come.</param>
/// <param name="Presence">Whether the appointment can do without them; null when not told.</param>
public sealed record FrParticipant(FhirReference? Actor, FrParticipation Status, FrPresence? Presence = null)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "FrParticipant(…)";
}
