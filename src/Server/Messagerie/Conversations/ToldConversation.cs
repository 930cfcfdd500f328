using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Messages;

namespace MonEspaceSante.Server.Messagerie.Conversations;

/// <summary>Conversations as the reader of a mailbox is told them.</summary>
internal sealed class ToldConversation(MessageStore messages)
{
    public async Task<Conversation> OfAsync(
        BoiteAccess access, StoredConversation conversation, CancellationToken cancellationToken) =>
        (await ListAsync(access, [conversation], cancellationToken))[0];

    public async Task<IReadOnlyList<Conversation>> ListAsync(
        BoiteAccess access, IReadOnlyList<StoredConversation> conversations, CancellationToken cancellationToken)
    {
        var summaries = await messages.SummariesAsync(
            access.BoiteId, access.Reader, [.. conversations.Select(one => one.Id)], cancellationToken);
        return [.. conversations.Select(one => Tell(one, summaries.GetValueOrDefault(one.Id, (0, one.OpenedAt))))];
    }

    private static Conversation Tell(StoredConversation conversation, (int Unread, DateTimeOffset Last) summary) => new()
    {
        ConversationId = conversation.Id.ToString("D"),
        Subject = conversation.Subject,
        Participants = { conversation.Members.Select(member => member.Correspondent) },
        OpenTime = conversation.OpenedAt.ToTimestamp(),
        LastMessageTime = summary.Last.ToTimestamp(),
        CloseTime = conversation.ClosedAt?.ToTimestamp(),
        UnreadCount = summary.Unread,
    };
}
