namespace MonEspaceSante.Server.Dmp;

/// <summary>A dossier as the store keeps it.</summary>
/// <param name="Status">A DossierStatus of the contract.</param>
/// <param name="Attached">1 when it belongs to a Mon espace santé account.</param>
/// <param name="ClosedAt">When it was closed; null unless closed.</param>
/// <param name="ClosingReason">Why it was closed; empty unless closed.</param>
internal sealed record DossierRow(long Status, long Attached, long? ClosedAt, string ClosingReason);
