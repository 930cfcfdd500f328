namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>Whose dossier it is.</summary>
internal sealed record LegacyPatient(
    string? Matricule,
    string? Oid,
    string? Nom,
    string? NomUtilise,
    string? Prenoms,
    string? Sexe,
    string? Naissance);
