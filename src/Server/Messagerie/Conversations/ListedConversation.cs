using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Messagerie.Conversations;

/// <summary>A conversation in the list of a mailbox.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Place">Its place in the list.</param>
internal sealed record ListedConversation(StoredConversation Conversation, ListPlace Place);
