namespace MonEspaceSante.Agenda;

/// <summary>A time at which an appointment took place.</summary>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
public sealed record HeldTime(DateTimeOffset Start, DateTimeOffset End);
