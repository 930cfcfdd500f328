namespace MonEspaceSante.Server.Sandbox;

/// <summary>A fictitious patient, published or of our own (origine « projet »), as <c>patients.json</c> tells it:
/// <c>Vitale</c> is the serial number of the card, <c>Compte</c> where the account stands if the dossier does not tell,
/// <c>Representants</c> the matricules of those who act for a minor.</summary>
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
    bool OpposeUrgence = false,
    string Vitale = "",
    string? Compte = null,
    IReadOnlyList<string>? Representants = null);
