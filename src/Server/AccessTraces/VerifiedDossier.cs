namespace MonEspaceSante.Server.AccessTraces;

/// <summary>What the verification of a dossier's traces found.</summary>
/// <param name="PatientId">Whose dossier, as the store keeps it.</param>
/// <param name="Traces">How many traces there are.</param>
/// <param name="Broken">Where the chain first breaks; null when it is sound.</param>
internal sealed record VerifiedDossier(byte[] PatientId, long Traces, BrokenLink? Broken);
