namespace MonEspaceSante.Agenda;

/// <summary>A reminder of an entry (VALARM).</summary>
/// <param name="Before">How long before the start; less than nothing is after it.</param>
/// <param name="Text">What it shows.</param>
public sealed record CalendarReminder(TimeSpan Before, string Text)
{
    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "CalendarReminder(…)";
}
