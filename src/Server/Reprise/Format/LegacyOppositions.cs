namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>What the patient opposed.</summary>
internal sealed record LegacyOppositions(bool BrisDeGlace, bool Urgence, IReadOnlyList<string?>? Alimentation);
