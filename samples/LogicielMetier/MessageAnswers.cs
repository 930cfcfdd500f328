using MonEspaceSante.LogicielMetier.Screen;
using MonEspaceSante.Messagerie;

namespace MonEspaceSante.LogicielMetier;

/// <summary>What is told of messages: to scripts as <see cref="Answers"/> for documents, and to users.</summary>
internal static class MessageAnswers
{
    public static object Of(MailboxState mailbox) => new
    {
        mailbox.Address,
        Kind = mailbox.Mailbox.Kind.ToString().ToLowerInvariant(),
        mailbox.Mailbox.Label,
        mailbox.UnreadCount,
    };

    public static object Of(Conversation conversation) => new
    {
        conversation.Id,
        conversation.Subject,
        Participants = conversation.Participants.Select(Named),
        conversation.LastMessageTime,
        conversation.CloseTime,
        conversation.UnreadCount,
    };

    public static object Of(Message message) => new
    {
        message.Id,
        message.ConversationId,
        message.InReplyTo,
        Sender = Named(message.Sender),
        message.Subject,
        message.Text,
        message.SendTime,
        message.ReadTime,
        Closes = message.Headers.Closes,
        Attachments = message.Attachments.Select(Of),
        Receipts = message.Receipts.Select(receipt => new { Reader = Named(receipt.Reader), receipt.Time }),
    };

    public static object Of(Attachment attachment) => new
    {
        attachment.Rank,
        attachment.FileName,
        attachment.MediaType,
        attachment.Size,
        Deposits = attachment.Deposits.Select(deposit => deposit.UniqueId),
    };

    public static object Of(MailboxEvent happened) => new
    {
        Kind = happened.Kind.ToString().ToLowerInvariant(),
        happened.Time,
        happened.ConversationId,
        MessageId = happened.Message?.Id,
        happened.Cursor,
    };

    public static IEnumerable<(string, string)> Facts(MailboxState mailbox) =>
    [
        ("Messagerie", $"{mailbox.Address} ({mailbox.Mailbox.Label})"),
        ("Non lus", $"{mailbox.UnreadCount}"),
    ];

    public static IEnumerable<(string, string)> Facts(Conversation conversation) =>
    [
        ("Conversation", $"{conversation.Id:D}"),
        ("Objet", conversation.Subject),
        ("Entre", string.Join(", ", conversation.Participants.Select(Named))),
        ("Dernier message", French.Instant(conversation.LastMessageTime)),
        ("Non lus", $"{conversation.UnreadCount}"),
        .. conversation.CloseTime is { } closed ? new[] { ("Close le", French.Instant(closed)) } : [],
    ];

    public static IEnumerable<(string, string)> Facts(Message message) =>
    [
        ("Message", $"{message.Id:D}"),
        ("De", message.Author is { } author ? $"{French.Name(author)} ({Named(message.Sender)})" : Named(message.Sender)),
        ("Le", French.Instant(message.SendTime)),
        ("Objet", message.Subject),
        ("Texte", message.Text),
        .. message.Attachments.Select(one => ($"Pièce {one.Rank + 1}", $"{one.FileName} ({French.Size(one.Size)})")),
        .. message.Receipts.Select(one => ("Lu par", $"{Named(one.Reader)}, {French.Instant(one.Time)}")),
        ("Conversation", $"{message.ConversationId:D}{(message.Headers.Closes ? ", close" : "")}"),
    ];

    public static IEnumerable<(string, string)> Facts(MailboxEvent happened) =>
    [
        (French.Instant(happened.Time), $"{Said(happened.Kind)} : {happened.Message?.Subject}"),
        ("Conversation", $"{happened.ConversationId:D}"),
        ("Pour reprendre", $"--curseur {happened.Cursor}"),
    ];

    private static string Named(Correspondent correspondent) =>
        correspondent.Patient is { } patient ? French.Matricule(patient)
        : correspondent.Label.Length > 0 ? correspondent.Label
        : correspondent.Address ?? "";

    private static string Said(MailboxEventKind kind) => kind switch
    {
        MailboxEventKind.Received => "Message reçu",
        MailboxEventKind.Sent => "Message envoyé",
        MailboxEventKind.Read => "Message lu",
        MailboxEventKind.Receipt => "Accusé de lecture",
        MailboxEventKind.Closed => "Conversation close",
        _ => "Autre",
    };
}
