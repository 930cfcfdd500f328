namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The document that another is about to replace.</summary>
/// <param name="UniqueId">Its identifier.</param>
/// <param name="EntryId">Its row.</param>
/// <param name="LogicalId">What the two versions share.</param>
internal sealed record Predecessor(string UniqueId, Guid EntryId, Guid LogicalId);
