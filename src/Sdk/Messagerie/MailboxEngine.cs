using System.Runtime.CompilerServices;
using MonEspaceSante.Dmp;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Messagerie;

/// <summary>Makes the calls that professionals and patients make alike.</summary>
internal sealed class MailboxEngine(MailboxWire wire, ServerCalls calls, string software = "")
{
    public Task<Message> SendAsync(
        Wire.Mailbox mailbox,
        NewMessage message,
        Guid? requestId,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var upload = new MessageUpload(
            wire, message.ToHeader(mailbox, RequestIds.Of(requestId), software), message.Attachments);
        return calls.TransferAsync(exchange => upload.SendAsync(exchange, progress), cancellationToken);
    }

    public ResultPages<Conversation> ListConversations(
        Wire.Mailbox mailbox, bool unreadOnly, CancellationToken cancellationToken) => calls.List(
            (token, size) => new Wire.ListConversationsRequest
            {
                Mailbox = mailbox, UnreadOnly = unreadOnly, PageToken = token, PageSize = size,
            },
            wire.ListConversations,
            page => new ResultPage<Conversation>(
                [.. page.Conversations.Select(one => one.ToModel())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);

    public ResultPages<Message> ListMessages(
        Wire.Mailbox mailbox, Guid conversationId, CancellationToken cancellationToken) => calls.List(
            (token, size) => new Wire.ListMessagesRequest
            {
                Mailbox = mailbox, ConversationId = conversationId.ToString("D"), PageToken = token, PageSize = size,
            },
            wire.ListMessages,
            page => new ResultPage<Message>(
                [.. page.Messages.Select(one => one.ToModel())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);

    public ResultPages<Message> Search(Wire.Mailbox mailbox, string query, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        return calls.List(
            (token, size) => new Wire.SearchMessagesRequest
            {
                Mailbox = mailbox, Query = query, PageToken = token, PageSize = size,
            },
            wire.Search,
            page => new ResultPage<Message>(
                [.. page.Messages.Select(one => one.ToModel())], page.NextPageToken.NullIfEmpty()),
            cancellationToken);
    }

    public async Task<int> CountUnreadAsync(Wire.Mailbox mailbox, CancellationToken cancellationToken)
    {
        var request = new Wire.CountUnreadRequest { Mailbox = mailbox };
        return (await calls.CallAsync(o => wire.CountUnread(request, o), cancellationToken).ConfigureAwait(false)).UnreadCount;
    }

    public Task<Attachment> DownloadAsync(
        Wire.DownloadAttachmentRequest request,
        Stream destination,
        IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return calls.TransferAsync(
            async exchange =>
            {
                using var call = wire.Download(request, await exchange.AuthorizeAsync().ConfigureAwait(false));
                using var download = new DocumentDownload(destination, progress, exchange);
                var attachment = await download.ReadAsync(
                    call.ResponseStream,
                    message => message.Attachment,
                    told => (told.Size, told.Sha256),
                    message => message.Chunk).ConfigureAwait(false);
                return attachment.ToModel();
            },
            cancellationToken);
    }

    public Task MarkAsReadAsync(
        Wire.Mailbox mailbox, IReadOnlyList<Guid> messageIds, Guid? requestId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messageIds);
        var request = new Wire.MarkAsReadRequest
        {
            RequestId = RequestIds.Of(requestId),
            Mailbox = mailbox,
            MessageIds = { messageIds.Select(id => id.ToString("D")) },
        };
        return calls.CallAsync(o => wire.MarkAsRead(request, o), cancellationToken);
    }

    public async IAsyncEnumerable<MailboxEvent> WatchAsync(
        Wire.Mailbox mailbox, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in WatchOf(mailbox).ReadAsync(cursor, cancellationToken).ConfigureAwait(false))
        {
            // The session is renewed for as long as the watch stands.
            await calls.StepAsync(calls.Tokens.KeepAliveAsync, cancellationToken).ConfigureAwait(false);
            if (message.Event is { } happened)
                yield return happened.ToModel(message.Cursor);
        }
    }

    public Task<string> NowAsync(Wire.Mailbox mailbox, CancellationToken cancellationToken) =>
        WatchOf(mailbox).NowAsync(cancellationToken);

    private Watch<Wire.WatchMailboxResponse> WatchOf(Wire.Mailbox mailbox) => new(
        calls,
        (cursor, options) => wire.Watch(new() { Mailbox = mailbox, Cursor = cursor }, options),
        message => message.Cursor);
}
