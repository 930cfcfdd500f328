namespace MonEspaceSante.Server.Reprise.Format;

/// <summary>A professional who was authorised, or blocked.</summary>
internal sealed record LegacyProfessional(
    string? IdNat, string? Nom, string? Prenom, string? Profession, string? Specialite);
