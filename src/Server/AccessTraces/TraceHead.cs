namespace MonEspaceSante.Server.AccessTraces;

/// <summary>Where the chain of a dossier ends.</summary>
/// <param name="TraceCount">How many traces it holds.</param>
/// <param name="Seal">See <see cref="TraceChain.Seal"/>.</param>
internal sealed record TraceHead(long TraceCount, byte[] Seal);
