namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>A place of care.</summary>
internal sealed record LegacyStructure(string? IdNat, string? Nom);
