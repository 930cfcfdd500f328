using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Messagerie;

namespace MonEspaceSante.LogicielMetier.Commands.Messages;

/// <summary>A mailbox: what a professional and a patient do in theirs alike.</summary>
internal sealed record Boite(
    Func<NewMessage, Task<Message>> SendAsync,
    Func<bool, ResultPages<Conversation>> Conversations,
    Func<Guid, ResultPages<Message>> Messages,
    Func<string, ResultPages<Message>> Search,
    Func<Guid, int, Stream, Task<Attachment>> DownloadAsync,
    Func<IReadOnlyList<Guid>, Task> MarkAsReadAsync)
{
    public static Boite Of(MessagerieClient client, string address, CancellationToken cancellationToken) => new(
        message => client.SendAsync(address, message, requestId: null, progress: null, cancellationToken),
        unreadOnly => client.ListConversationsAsync(address, unreadOnly, cancellationToken),
        conversation => client.ListMessagesAsync(address, conversation, cancellationToken),
        query => client.SearchAsync(address, query, cancellationToken),
        (message, rank, file) => client.DownloadAsync(address, message, rank, file, progress: null, cancellationToken),
        messages => client.MarkAsReadAsync(address, messages, requestId: null, cancellationToken));

    public static Boite Of(MessageriePatientClient client, Ins patient, CancellationToken cancellationToken) => new(
        message => client.SendAsync(patient, message, requestId: null, progress: null, cancellationToken),
        unreadOnly => client.ListConversationsAsync(patient, unreadOnly, cancellationToken),
        conversation => client.ListMessagesAsync(patient, conversation, cancellationToken),
        query => client.SearchAsync(patient, query, cancellationToken),
        (message, rank, file) => client.DownloadAsync(patient, message, rank, file, progress: null, cancellationToken),
        messages => client.MarkAsReadAsync(patient, messages, requestId: null, cancellationToken));
}
