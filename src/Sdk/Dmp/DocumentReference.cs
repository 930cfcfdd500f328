namespace MonEspaceSante.Dmp;

/// <summary>How the registry knows a document, without telling what it is.</summary>
/// <param name="UniqueId">The identifier of the document.</param>
/// <param name="EntryId">The entryUUID. Changes whenever metadata change: never keep it as a key.</param>
/// <param name="LogicalId">The same for all versions of a document.</param>
/// <param name="Status">The state.</param>
/// <param name="IsArchived">Whether it was put into the archives.</param>
/// <remarks>TD3.1b.</remarks>
public sealed record DocumentReference(
    string UniqueId, string EntryId, string LogicalId, DocumentStatus Status, bool IsArchived);
