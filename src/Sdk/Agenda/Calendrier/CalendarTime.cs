namespace MonEspaceSante.Agenda;

/// <summary>A time as a calendar writes it.</summary>
/// <param name="Value">What is written.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct CalendarTime(DateTime Value, CalendarTimeKind Kind);
