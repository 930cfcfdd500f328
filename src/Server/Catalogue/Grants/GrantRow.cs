namespace MonEspaceSante.Server.Catalogue.Grants;

/// <summary>A row of table catalogue_grant.</summary>
internal sealed record GrantRow(
    byte[] PatientId,
    byte[] GrantId,
    string ApplicationId,
    long Scopes,
    long Purposes,
    byte[] GrantedBy,
    byte[] Patient,
    byte[] Consent,
    long ActivatedAt,
    long GrantedAt,
    long ExpiresAt,
    long? EndedAt,
    long Ending,
    byte[]? SecretHash);
