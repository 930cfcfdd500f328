namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>Who may read the dossier, or must not.</summary>
internal sealed record LegacyAuthorization(
    LegacyProfessional? Professionnel,
    LegacyStructure? Structure,
    string? Statut,
    bool MedecinTraitant,
    string? Debut,
    string? DerniereAction,
    string? Fin,
    string? Consentement);
