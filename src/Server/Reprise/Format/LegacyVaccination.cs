namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>What a vaccination note tells.</summary>
internal sealed record LegacyVaccination(string? Id, LegacyCode? Vaccin, string? Date);
