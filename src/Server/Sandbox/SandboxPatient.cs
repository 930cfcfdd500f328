namespace MonEspaceSante.Server.Sandbox;

/// <summary>A published fictitious patient, as <c>patients.json</c> tells it.</summary>
internal sealed record SandboxPatient(
    string Matricule,
    IReadOnlyList<string> Oids,
    string Nom,
    string? NomUtilise,
    string Prenoms,
    string? Sexe,
    string? Naissance,
    string Dossier,
    string? Motif);
