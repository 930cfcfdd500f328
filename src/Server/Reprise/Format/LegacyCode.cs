namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>A code of any nomenclature.</summary>
internal sealed record LegacyCode(string? Code, string? Systeme, string? Libelle);
