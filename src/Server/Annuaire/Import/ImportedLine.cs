namespace MonEspaceSante.Server.Annuaire.Import;

/// <summary>A line that was read: its rows, or what is wrong with it.</summary>
/// <param name="Number">Its number, from 1; the header is a line.</param>
/// <param name="Rows">What it lists; nothing where it has a fault.</param>
/// <param name="Fault">What is wrong; null when nothing is.</param>
/// <param name="Column">The heading of the column at fault; empty when it is the line.</param>
internal sealed record ImportedLine(long Number, IReadOnlyList<object?[]> Rows, string? Fault, string Column);
