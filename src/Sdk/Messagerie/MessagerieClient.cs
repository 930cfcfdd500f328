using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Session;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Messagerie;

/// <summary>Messages with patients and between professionals, in the mailboxes that the session may use: the professional's own,
/// the structure's, its applications'. Safe for concurrent use.</summary>
/// <remarks>MSSanté. Every method that names a mailbox refuses with BOITE_INCONNUE or BOITE_INTERDITE.</remarks>
public class MessagerieClient
{
    private readonly Wire.MessagerieService.MessagerieServiceClient _service = null!;
    private readonly CarteCalls _calls = null!;
    private readonly ClientSettings _settings = null!;
    private readonly DmpClient _dmp = null!;
    private readonly MailboxEngine _engine = null!;

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected MessagerieClient()
    {
    }

    internal MessagerieClient(
        Wire.MessagerieService.MessagerieServiceClient service, CarteCalls calls, ClientSettings settings, DmpClient dmp)
    {
        _service = service;
        _calls = calls;
        _settings = settings;
        _dmp = dmp;
        _engine = new MailboxEngine(MailboxWire.Of(service), calls, SoftwareNumber.Of(settings.Software));
    }

    /// <summary>The same client under an exceptional authority: what is sent in a secret connection is hidden from the legal
    /// representatives.</summary>
    /// <param name="context">From <see cref="SessionClient.OpenConnexionSecreteAsync"/>.</param>
    public virtual MessagerieClient In(AccessContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new MessagerieClient(_service, _calls.In(context), _settings, _dmp.In(context));
    }

    /// <summary>Lists the mailboxes that the session may use, and counts what they have not read.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual async Task<IReadOnlyList<MailboxState>> ListMailboxesAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _calls.CallAsync(o => _service.ListMailboxesAsync(new(), o), cancellationToken)
            .ConfigureAwait(false);
        return [.. answer.Mailboxes.Select(one => new MailboxState(one.Mailbox.ToModel(), one.UnreadCount))];
    }

    /// <summary>Sends a message: the first of a conversation, or an answer in one.</summary>
    /// <param name="mailbox">The address of the mailbox that sends.</param>
    /// <param name="message">The message.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="progress">Told how many bytes of attachments have left. Null for none.</param>
    /// <param name="cancellationToken">Ends the call. Nothing is kept of a message that has not been answered for, or all of
    /// it.</param>
    /// <returns>The message as it is kept.</returns>
    /// <exception cref="MessageRefusedException">BOITE_INCONNUE, PATIENT_SANS_MESSAGERIE, CONVERSATION_INTROUVABLE,
    /// CONVERSATION_CLOSE, PIECE_INVISIBLE_PATIENT, ROUTAGE_NON_PREVU, PIECE_REFUSEE, MESSAGE_TROP_GRAND;
    /// <see cref="MonEspaceSanteException.DocumentRank"/> tells which attachment.</exception>
    /// <exception cref="DocumentRefusedException">CDA_*, XDM_*: an attachment is broken.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<Message> SendAsync(
        string mailbox,
        NewMessage message,
        Guid? requestId = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        _engine.SendAsync(Named(mailbox), message, requestId, progress, cancellationToken);

    /// <summary>Lists the conversations of a mailbox, the one with the latest message first.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="unreadOnly">Whether only those with unread messages are wanted. False by default.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    public virtual ResultPages<Conversation> ListConversationsAsync(
        string mailbox, bool unreadOnly = false, CancellationToken cancellationToken = default) =>
        _engine.ListConversations(Named(mailbox), unreadOnly, cancellationToken);

    /// <summary>Lists the messages of a conversation, latest first. Marks nothing as read.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    public virtual ResultPages<Message> ListMessagesAsync(
        string mailbox, Guid conversationId, CancellationToken cancellationToken = default) =>
        _engine.ListMessages(Named(mailbox), conversationId, cancellationToken);

    /// <summary>Finds the messages that hold all the words of a query, latest first. Case and accents are not looked
    /// at.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="query">1 to 10 words.</param>
    /// <param name="cancellationToken">Ends every enumeration.</param>
    public virtual ResultPages<Message> SearchAsync(
        string mailbox, string query, CancellationToken cancellationToken = default) =>
        _engine.Search(Named(mailbox), query, cancellationToken);

    /// <summary>Counts what a mailbox has not read.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<int> CountUnreadAsync(string mailbox, CancellationToken cancellationToken = default) =>
        _engine.CountUnreadAsync(Named(mailbox), cancellationToken);

    /// <summary>Reads the bytes of an attachment, and verifies that they are those that were sent.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="rank">The rank of the attachment, from 0.</param>
    /// <param name="destination">Where the bytes go, with flat memory. It is left open. After a failure it may hold some of
    /// them: do not use them.</param>
    /// <param name="progress">Told how many bytes have come, from 0. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">MESSAGE_INTROUVABLE, PIECE_INTROUVABLE; the call was refused or failed.
    /// Once bytes have been written it is not tried again.</exception>
    public virtual Task<Attachment> DownloadAsync(
        string mailbox,
        Guid messageId,
        int rank,
        Stream destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default) =>
        _engine.DownloadAsync(Download(mailbox, messageId, rank, forDeposit: false), destination, progress, cancellationToken);

    /// <summary>Closes a conversation: it takes no message any more.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">CONVERSATION_INTROUVABLE; the call was refused or failed.</exception>
    /// <remarks>As a message with <see cref="NewMessage.Closes"/>, without a message.</remarks>
    public virtual async Task<Conversation> CloseAsync(
        string mailbox, Guid conversationId, Guid? requestId = null, CancellationToken cancellationToken = default)
    {
        var request = new Wire.CloseConversationRequest
        {
            RequestId = RequestIds.Of(requestId),
            Mailbox = Named(mailbox),
            ConversationId = conversationId.ToString("D"),
        };
        return (await _calls.CallAsync(o => _service.CloseConversationAsync(request, o), cancellationToken)
            .ConfigureAwait(false)).ToModel();
    }

    /// <summary>Marks messages as read: senders who asked for receipts are told.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="messageIds">1 to 100 messages.</param>
    /// <param name="requestId">The id of the request, to repeat one whose outcome stayed unknown. Null, the default,
    /// draws one for all the tries of this call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">MESSAGE_INTROUVABLE; the call was refused or failed.</exception>
    public virtual Task MarkAsReadAsync(
        string mailbox,
        IReadOnlyList<Guid> messageIds,
        Guid? requestId = null,
        CancellationToken cancellationToken = default) =>
        _engine.MarkAsReadAsync(Named(mailbox), messageIds, requestId, cancellationToken);

    /// <summary>Deposits an attachment into the dossier of its patient: reads it, has the card sign it as any other deposit,
    /// submits it, and notes the document beside the attachment.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="message">The message.</param>
    /// <param name="rank">The rank of the attachment, from 0.</param>
    /// <param name="visibility">To whom the document is shown. Whatever it tells, what restricts the attachment
    /// (<see cref="Attachment.Restrictions"/>) keeps the document from the same.</param>
    /// <param name="options">Whose dossier, how a file is wrapped, a request id to repeat. Null for none of them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The submission: one document, or those of an archive IHE_XDM.</returns>
    /// <exception cref="MessageRefusedException">ROUTAGE_NON_PREVU: it may not go into a dossier.</exception>
    /// <exception cref="ArgumentException">The file is no clinical document, and the options do not tell how to wrap
    /// it.</exception>
    /// <exception cref="MonEspaceSanteException">As <see cref="DmpClient.SubmitAsync(Ins, Stream, Visibility,
    /// SubmitOptions?, CancellationToken)"/>: the holder of the card must be among the authors.</exception>
    /// <remarks>TD2.1. The attachment is held in memory, never on a disk. Repeated with the same request id it deposits
    /// once.</remarks>
    public virtual async Task<Submission> DepositAsync(
        string mailbox,
        Message message,
        int rank,
        Visibility visibility,
        AttachmentDepositOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(visibility);
        options ??= new AttachmentDepositOptions();
        var requestId = options.RequestId ?? Guid.NewGuid();
        using var content = new MemoryStream();
        var attachment = await _engine.DownloadAsync(
            Download(mailbox, message.Id, rank, forDeposit: true), content, progress: null, cancellationToken)
            .ConfigureAwait(false);
        content.Position = 0;
        var limits = new CdaLimits { MaxBytes = _settings.MaxDocumentBytes };
        var opened = await AttachedDocuments.OpenAsync(attachment, content, options, limits, cancellationToken)
            .ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            var patient = options.Patient ?? message.Patient ?? opened.Patient;
            var submission = await _dmp.SubmitAsync(
                patient, opened.ToSubmit(visibility, attachment.Restrictions), new SubmitOptions { RequestId = requestId }, cancellationToken)
                .ConfigureAwait(false);
            var request = new Wire.DepositAttachmentRequest
            {
                RequestId = RequestIds.Of(requestId),
                Mailbox = Named(mailbox),
                MessageId = message.Id.ToString("D"),
                Rank = rank,
                Patient = patient.ToPatient(),
                UniqueIds = { submission.Documents.Select(document => document.UniqueId) },
            };
            await _calls.CallAsync(o => _service.DepositAttachmentAsync(request, o), cancellationToken).ConfigureAwait(false);
            return submission;
        }
    }

    /// <summary>Watches a mailbox: what happens in it comes as it happens.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="cursor">Where to go on, from <see cref="MailboxEvent.Cursor"/> or <see cref="GetWatchCursorAsync"/>. Null,
    /// the default, for the events from the moment when the watch stands.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <returns>The events, each once and in order. It has no end: stop enumerating, or cancel. Cuts and restarts of the
    /// server are bridged without loss; the session is renewed without the card while the watch stands.</returns>
    /// <exception cref="ContractViolationException">CURSEUR_INVALIDE.</exception>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed. Exceptions come while the events are
    /// enumerated.</exception>
    public virtual IAsyncEnumerable<MailboxEvent> WatchAsync(
        string mailbox, string? cursor = null, CancellationToken cancellationToken = default) =>
        _engine.WatchAsync(Named(mailbox), cursor, cancellationToken);

    /// <summary>Tells where the mailbox stands now: list after, then watch from there, and nothing is missed.</summary>
    /// <param name="mailbox">The address of the mailbox.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MonEspaceSanteException">The call was refused or failed.</exception>
    public virtual Task<string> GetWatchCursorAsync(string mailbox, CancellationToken cancellationToken = default) =>
        _engine.NowAsync(Named(mailbox), cancellationToken);

    private static Wire.DownloadAttachmentRequest Download(string mailbox, Guid messageId, int rank, bool forDeposit) => new()
    {
        Mailbox = Named(mailbox),
        MessageId = messageId.ToString("D"),
        Rank = rank,
        ForDeposit = forDeposit,
    };

    private static Wire.Mailbox Named(string mailbox)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mailbox);
        return mailbox.ToMailbox();
    }
}
