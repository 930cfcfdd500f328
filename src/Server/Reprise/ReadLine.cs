namespace MonEspaceSante.Server.Reprise;

/// <summary>A line of the file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">What it holds, without blanks around it; null when it is too long to be held.</param>
internal readonly record struct ReadLine(long Number, byte[]? Bytes);
