namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>A row of the national test book that no test answers.</summary>
/// <param name="Id">The official id.</param>
/// <param name="Verdict"><c>sans objet</c>, or <c>attend un autre contrat</c>.</param>
/// <param name="Why">The reason, in French.</param>
internal sealed record UncoveredRow(string Id, string Verdict, string Why);
