using Grpc.Core;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Pieces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Messagerie;

internal sealed class MessagerieGrpcService(
    DirectoryBoites boites,
    LiveSession liveSession,
    MailboxCalls calls,
    CloseConversation closeConversation,
    DepositAttachment depositAttachment) : MessagerieService.MessagerieServiceBase
{
    public override async Task<ListMailboxesResponse> ListMailboxes(
        ListMailboxesRequest request, ServerCallContext context)
    {
        var usable = await boites.ListAsync(context.Caller(), context.CancellationToken);
        var unread = await calls.Messages.CountUnreadAsync(
            [.. usable.Select(access => access.BoiteId)], DossierReader.Patient, context.CancellationToken);
        return new ListMailboxesResponse
        {
            Mailboxes =
            {
                usable.Select(access => new MailboxState
                {
                    Mailbox = access.Self,
                    UnreadCount = unread.GetValueOrDefault(access.BoiteId),
                }),
            },
        };
    }

    public override Task<Message> SendMessage(
        IAsyncStreamReader<SendMessageRequest> requestStream, ServerCallContext context) =>
        calls.SendAsync(mailbox => DemandAsync(context, mailbox), requestStream, context.CancellationToken);

    public override async Task<ListConversationsResponse> ListConversations(
        ListConversationsRequest request, ServerCallContext context) =>
        await calls.ListConversations.RunAsync(
            await DemandAsync(context, request.Mailbox), request, context.CancellationToken);

    public override async Task<ListMessagesResponse> ListMessages(ListMessagesRequest request, ServerCallContext context) =>
        await calls.ListMessages.RunAsync(await DemandAsync(context, request.Mailbox), request, context.CancellationToken);

    public override async Task<SearchMessagesResponse> SearchMessages(
        SearchMessagesRequest request, ServerCallContext context) =>
        await calls.SearchMessages.RunAsync(await DemandAsync(context, request.Mailbox), request, context.CancellationToken);

    public override async Task<CountUnreadResponse> CountUnread(CountUnreadRequest request, ServerCallContext context) =>
        await calls.CountUnreadAsync(await DemandAsync(context, request.Mailbox), context.CancellationToken);

    public override async Task DownloadAttachment(
        DownloadAttachmentRequest request,
        IServerStreamWriter<DownloadAttachmentResponse> responseStream,
        ServerCallContext context) =>
        await calls.DownloadAttachment.RunAsync(
            await DemandAsync(context, request.Mailbox), request, responseStream, context.CancellationToken);

    public override async Task<Conversation> CloseConversation(
        CloseConversationRequest request, ServerCallContext context) =>
        await closeConversation.RunAsync(await DemandAsync(context, request.Mailbox), request, context.CancellationToken);

    public override async Task<MarkAsReadResponse> MarkAsRead(MarkAsReadRequest request, ServerCallContext context) =>
        await calls.MarkAsRead.RunAsync(await DemandAsync(context, request.Mailbox), request, context.CancellationToken);

    public override async Task<Attachment> DepositAttachment(
        DepositAttachmentRequest request, ServerCallContext context) =>
        await depositAttachment.RunAsync(await DemandAsync(context, request.Mailbox), request, context.CancellationToken);

    public override Task WatchMailbox(
        WatchMailboxRequest request, IServerStreamWriter<WatchMailboxResponse> responseStream, ServerCallContext context) =>
        calls.WatchMailbox.RunAsync(
            async ending =>
            {
                await liveSession.DemandAsync(context.ClientCertificate(), context.Caller().Session, ending);
                return await boites.DemandAsync(context.Caller(), request.Mailbox, ending);
            },
            request.Cursor,
            responseStream,
            context.CancellationToken);

    private Task<BoiteAccess> DemandAsync(ServerCallContext context, Mailbox? mailbox) =>
        boites.DemandAsync(context.Caller(), mailbox, context.CancellationToken);
}
