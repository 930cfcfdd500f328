namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>A line, and what must be told of it; no reason when it must come in.</summary>
internal sealed record SpoiltLine(string Text, string Reason, string Field);
