using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Messages;

namespace MonEspaceSante.Server.Messagerie.Conversations;

/// <summary>Conversations as the reader of a mailbox is told them.</summary>
internal sealed class ToldConversation(MessageStore messages)
{
    public async Task<Conversation> OfAsync(
        BoiteAccess access, StoredConversation conversation, CancellationToken cancellationToken)
    {
        var (unread, last) = await messages.SummaryAsync(
            access.BoiteId, access.Reader, conversation.Id, cancellationToken);
        return new Conversation
        {
            ConversationId = conversation.Id.ToString("D"),
            Subject = conversation.Subject,
            Participants = { conversation.Members.Select(member => member.Correspondent) },
            OpenTime = conversation.OpenedAt.ToTimestamp(),
            LastMessageTime = (last ?? conversation.OpenedAt).ToTimestamp(),
            CloseTime = conversation.ClosedAt?.ToTimestamp(),
            UnreadCount = unread,
        };
    }
}
