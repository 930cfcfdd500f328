using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Messagerie;

/// <summary>The mailbox of a person, or of a minor whom one represents, in the session that
/// <see cref="Compte.CompteClient.SignInAsync"/> opened. Safe for concurrent use.</summary>
/// <remarks>A person answers, and writes first to nobody but a pharmacy that dispensed to them within the year. Every call is
/// refused with PERSONNE_NON_REPRESENTEE for anybody else, and with COMPTE_NON_ACTIF, COMPTE_CLOS or DOSSIER_FERME unless the
/// account is active.</remarks>
public class MessageriePatientClient
{
    private readonly MailboxEngine _engine = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected MessageriePatientClient()
    {
    }

    internal MessageriePatientClient(Wire.MessageriePatientService.MessageriePatientServiceClient service, ServerCalls calls) =>
        _engine = new MailboxEngine(MailboxWire.Of(service), calls);

    /// <summary>Sends a message: an answer, or the first to a pharmacy.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="message">The message.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="progress">Told how many bytes of attachments have left. Null for none.</param>
    /// <param name="cancellationToken">Ends the call. Nothing is kept of a message that has not been answered for, or all of
    /// it.</param>
    /// <returns>The message as it is kept.</returns>
    /// <exception cref="HabilitationDeniedException">PATIENT_NON_INITIATEUR, CLOTURE_RESERVEE.</exception>
    /// <exception cref="MessageRefusedException">CONVERSATION_CLOSE, PIECE_REFUSEE, MESSAGE_TROP_GRAND.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<Message> SendAsync(
        Ins patient,
        NewMessage message,
        Guid? requestId = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        _engine.SendAsync(patient.ToMailbox(), message, requestId, progress, cancellationToken);

    /// <summary>Lists the conversations, the one with the latest message first.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="unreadOnly">Whether only those with unread messages are wanted. False by default.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    public virtual ResultPages<Conversation> ListConversationsAsync(
        Ins patient, bool unreadOnly = false, CancellationToken cancellationToken = default) =>
        _engine.ListConversations(patient.ToMailbox(), unreadOnly, cancellationToken);

    /// <summary>Lists the messages of a conversation, latest first. Marks nothing as read.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    public virtual ResultPages<Message> ListMessagesAsync(
        Ins patient, Guid conversationId, CancellationToken cancellationToken = default) =>
        _engine.ListMessages(patient.ToMailbox(), conversationId, cancellationToken);

    /// <summary>Finds the messages that hold all the words of a query, latest first. Case and accents are not looked
    /// at.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="query">1 to 10 words.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    public virtual ResultPages<Message> SearchAsync(
        Ins patient, string query, CancellationToken cancellationToken = default) =>
        _engine.Search(patient.ToMailbox(), query, cancellationToken);

    /// <summary>Counts what is not read.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<int> CountUnreadAsync(Ins patient, CancellationToken cancellationToken = default) =>
        _engine.CountUnreadAsync(patient.ToMailbox(), cancellationToken);

    /// <summary>Reads the bytes of an attachment, and verifies that they are those that were sent.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="rank">The rank of the attachment, from 0.</param>
    /// <param name="destination">Where the bytes go, with flat memory. It is left open. After a failure it may hold some of
    /// them: do not use them.</param>
    /// <param name="progress">Told how many bytes have come, from 0. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">MESSAGE_INTROUVABLE, PIECE_INTROUVABLE; the call was refused or failed.
    /// Once bytes have been written it is not tried again.</exception>
    public virtual Task<Attachment> DownloadAsync(
        Ins patient,
        Guid messageId,
        int rank,
        Stream destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var request = new Wire.DownloadAttachmentRequest
        {
            Mailbox = patient.ToMailbox(), MessageId = messageId.ToString("D"), Rank = rank,
        };
        return _engine.DownloadAsync(request, destination, progress, cancellationToken);
    }

    /// <summary>Marks messages as read: senders who asked for receipts are told.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="messageIds">1 to 100 messages.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">MESSAGE_INTROUVABLE; the call was refused or failed.</exception>
    public virtual Task MarkAsReadAsync(
        Ins patient, IReadOnlyList<Guid> messageIds, Guid? requestId = null, CancellationToken cancellationToken = default) =>
        _engine.MarkAsReadAsync(patient.ToMailbox(), messageIds, requestId, cancellationToken);

    /// <summary>Watches the mailbox: what happens in it comes as it happens, each event once and in order, over cuts and
    /// restarts of the server.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="cursor">Where to go on, from <see cref="MailboxEvent.Cursor"/>. Null, the default, begins now.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. Exceptions come while the events are
    /// enumerated.</exception>
    public virtual IAsyncEnumerable<MailboxEvent> WatchAsync(
        Ins patient, string? cursor = null, CancellationToken cancellationToken = default) =>
        _engine.WatchAsync(patient.ToMailbox(), cursor, cancellationToken);

    /// <summary>Tells where the mailbox stands now: list after, then watch from there, and nothing is missed.</summary>
    /// <param name="patient">Whose mailbox.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<string> GetWatchCursorAsync(Ins patient, CancellationToken cancellationToken = default) =>
        _engine.NowAsync(patient.ToMailbox(), cancellationToken);
}
