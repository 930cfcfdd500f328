namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>A line of the file, as it is spelt: nothing of it is judged. <c>docs/reprise.md</c> tells each field.</summary>
internal sealed record LegacyDossier(
    string? Dossier,
    string? CreeLe,
    LegacyPatient? Patient,
    string? Etat,
    string? FermeLe,
    string? Motif,
    LegacyOppositions? Oppositions,
    IReadOnlyList<LegacyAuthorization?>? Autorisations,
    IReadOnlyList<LegacyDocument?>? Documents);
