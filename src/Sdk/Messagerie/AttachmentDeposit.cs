namespace MonEspaceSante.Messagerie;

/// <summary>A document that an attachment was deposited as.</summary>
/// <param name="UniqueId">The identifier of the document.</param>
/// <param name="Time">When the deposit was noted.</param>
public sealed record AttachmentDeposit(string UniqueId, DateTimeOffset Time);
