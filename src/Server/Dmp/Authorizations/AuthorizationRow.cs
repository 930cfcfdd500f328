namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>A row of table dossier_authorization.</summary>
internal sealed record AuthorizationRow(
    byte[] HolderHash,
    long Status,
    long MedecinTraitant,
    byte[] Holder,
    long? StartedAt,
    long LastActionAt,
    long? ExpiresAt);
