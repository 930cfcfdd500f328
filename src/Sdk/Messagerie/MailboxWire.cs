using Grpc.Core;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Messagerie;

/// <summary>The calls that professionals and patients make alike, each of them to a service of their own.</summary>
internal sealed record MailboxWire(
    Func<CallOptions, AsyncClientStreamingCall<Wire.SendMessageRequest, Wire.Message>> Send,
    Func<Wire.ListConversationsRequest, CallOptions, AsyncUnaryCall<Wire.ListConversationsResponse>> ListConversations,
    Func<Wire.ListMessagesRequest, CallOptions, AsyncUnaryCall<Wire.ListMessagesResponse>> ListMessages,
    Func<Wire.SearchMessagesRequest, CallOptions, AsyncUnaryCall<Wire.SearchMessagesResponse>> Search,
    Func<Wire.CountUnreadRequest, CallOptions, AsyncUnaryCall<Wire.CountUnreadResponse>> CountUnread,
    Func<Wire.DownloadAttachmentRequest, CallOptions, AsyncServerStreamingCall<Wire.DownloadAttachmentResponse>> Download,
    Func<Wire.MarkAsReadRequest, CallOptions, AsyncUnaryCall<Wire.MarkAsReadResponse>> MarkAsRead,
    Func<Wire.WatchMailboxRequest, CallOptions, AsyncServerStreamingCall<Wire.WatchMailboxResponse>> Watch)
{
    public static MailboxWire Of(Wire.MessagerieService.MessagerieServiceClient service) => new(
        service.SendMessage,
        service.ListConversationsAsync,
        service.ListMessagesAsync,
        service.SearchMessagesAsync,
        service.CountUnreadAsync,
        service.DownloadAttachment,
        service.MarkAsReadAsync,
        service.WatchMailbox);

    public static MailboxWire Of(Wire.MessageriePatientService.MessageriePatientServiceClient service) => new(
        service.SendMessage,
        service.ListConversationsAsync,
        service.ListMessagesAsync,
        service.SearchMessagesAsync,
        service.CountUnreadAsync,
        service.DownloadAttachment,
        service.MarkAsReadAsync,
        service.WatchMailbox);
}
