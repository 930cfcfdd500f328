namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>A row of table dossier_event.</summary>
/// <param name="Seq">Its rank among the changes of the dossier.</param>
/// <param name="Kind">A ChangeKind of the contract.</param>
/// <param name="EntryId">The row of the document it happened to.</param>
/// <param name="ReplacedUniqueId">The document that this one replaced; null where it replaced none.</param>
/// <param name="WasMasked">1 when the document was hidden from professionals before.</param>
/// <param name="HappenedAt">When.</param>
internal sealed record ChangeRow(
    long Seq, long Kind, byte[] EntryId, string? ReplacedUniqueId, long WasMasked, long HappenedAt);
