namespace MonEspaceSante.Agenda;

/// <summary>The slots of one professional or structure in one place, as shared agendas exchange them.</summary>
/// <param name="Schedule">Whose, where, from when until when.</param>
/// <param name="Slots">The slots, each of which refers to the schedule by its id.</param>
public sealed record FrAgenda(FrSchedule Schedule, IReadOnlyList<FrSlot> Slots)
{
    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "FrAgenda(…)";
}
