using Grpc.Core;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Evenements;
using MonEspaceSante.Server.Messagerie.Messages;
using MonEspaceSante.Server.Messagerie.Pieces;

namespace MonEspaceSante.Server.Messagerie;

/// <summary>What everybody does in a mailbox, whoever they are.</summary>
internal sealed record MailboxCalls(
    SendMessage SendMessage,
    ListConversations ListConversations,
    ListMessages ListMessages,
    SearchMessages SearchMessages,
    MessageStore Messages,
    DownloadAttachment DownloadAttachment,
    MarkAsRead MarkAsRead,
    WatchMailbox WatchMailbox)
{
    public async Task<Message> SendAsync(
        Func<Mailbox?, Task<BoiteAccess>> demand,
        IAsyncStreamReader<SendMessageRequest> messages,
        CancellationToken cancellationToken)
    {
        var stream = new MessageStream(messages);
        var header = await stream.ReadHeaderAsync(cancellationToken);
        return await SendMessage.RunAsync(await demand(header.Sender), header, stream, cancellationToken);
    }

    public async Task<CountUnreadResponse> CountUnreadAsync(BoiteAccess access, CancellationToken cancellationToken) => new()
    {
        UnreadCount = (await Messages.CountUnreadAsync([access.BoiteId], access.Reader, cancellationToken))
            .GetValueOrDefault(access.BoiteId),
    };
}
