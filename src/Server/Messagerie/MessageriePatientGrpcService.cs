using Grpc.Core;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Messagerie.Boites;

namespace MonEspaceSante.Server.Messagerie;

internal sealed class MessageriePatientGrpcService(PatientBoites boites, LivePerson livePerson, MailboxCalls calls)
    : MessageriePatientService.MessageriePatientServiceBase
{
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

    public override async Task<MarkAsReadResponse> MarkAsRead(MarkAsReadRequest request, ServerCallContext context) =>
        await calls.MarkAsRead.RunAsync(await DemandAsync(context, request.Mailbox), request, context.CancellationToken);

    public override Task WatchMailbox(
        WatchMailboxRequest request, IServerStreamWriter<WatchMailboxResponse> responseStream, ServerCallContext context) =>
        calls.WatchMailbox.RunAsync(
            async ending =>
            {
                await livePerson.DemandAsync(context.Person(), ending);
                return await boites.DemandAsync(context.Person(), request.Mailbox, ending);
            },
            request.Cursor,
            responseStream,
            context.CancellationToken);

    private Task<BoiteAccess> DemandAsync(ServerCallContext context, Mailbox? mailbox) =>
        boites.DemandAsync(context.Person(), mailbox, context.CancellationToken);
}
