using MonEspaceSante.Server.Reprise;

namespace MonEspaceSante.Server.Tests.Reprise;

/// <summary>What an import did.</summary>
internal sealed record ImportOutcome(ImportCounts Counts, IReadOnlyList<ToldFault> Faults, string Report);
