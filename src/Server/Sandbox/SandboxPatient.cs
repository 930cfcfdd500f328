namespace MonEspaceSante.Server.Sandbox;

/// <summary>A fictitious patient, published or of our own (origine « projet »), as <c>patients.json</c> tells it.</summary>
internal sealed record SandboxPatient(
    string Matricule,
    IReadOnlyList<string> Oids,
    string Nom,
    string? NomUtilise,
    string Prenoms,
    string? Sexe,
    string? Naissance,
    string Dossier,
    string? Motif,
    string? Origine,
    bool Attache = true,
    bool OpposeBrisDeGlace = false,
    bool OpposeUrgence = false);
