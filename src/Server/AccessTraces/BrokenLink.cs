namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Where a chain first breaks, and how.</summary>
internal sealed record BrokenLink(long Rank, TraceFault Fault);
