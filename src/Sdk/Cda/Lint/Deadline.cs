namespace MonEspaceSante.Cda.Lint;

/// <summary>How long something may take, by which clock.</summary>
internal readonly record struct Deadline(TimeSpan After, TimeProvider Clock);
