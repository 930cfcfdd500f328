namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>A row of table dossier.</summary>
internal sealed record DossierRow(
    long Status,
    byte[] Traits,
    byte[]? Identifier,
    long Attached,
    long? ClosedAt,
    byte[]? ClosingReason,
    long BrisDeGlaceOpposed,
    long UrgenceOpposed,
    long? LastDocumentAt);
