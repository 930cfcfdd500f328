using MonEspaceSante.Identity;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Messagerie;

/// <summary>Messages as the contracts spell them.</summary>
internal static class WireMessagerie
{
    public static Wire.Mailbox ToMailbox(this Ins patient) => new() { Patient = patient.ToPatient() };

    public static Wire.Mailbox ToMailbox(this string address) => new() { Address = address };

    public static Wire.MessageHeader ToHeader(this NewMessage message, Wire.Mailbox sender, string requestId, string software)
    {
        var header = new Wire.MessageHeader
        {
            RequestId = requestId,
            Sender = sender,
            ConversationId = Text(message.ConversationId),
            InReplyTo = Text(message.InReplyTo),
            Subject = message.Subject,
            Text = message.Text,
            Headers = new Wire.MssHeaders { Closes = message.Closes, SoftwareNumber = message.SoftwareNumber ?? software },
            ReceiptRequested = message.WantsReceipt,
            Recipients = { message.Recipients.Select(ToMailbox) },
        };
        header.Headers.CdaTypes.Add(message.CdaTypes);
        if (message.InsQualified is { } isQualified)
            header.Headers.InsQualified = isQualified;
        return header;
    }

    public static Wire.AttachmentHeader ToWire(this NewAttachment attachment) => new()
    {
        FileName = attachment.FileName,
        MediaType = attachment.MediaType,
        Kind = attachment.Kind switch
        {
            AttachmentKind.Cda => Wire.AttachmentKind.Cda,
            AttachmentKind.IheXdm => Wire.AttachmentKind.IheXdm,
            _ => Wire.AttachmentKind.Unspecified,
        },
        Restrictions = new Wire.Restrictions
        {
            HiddenFromProfessionals = attachment.Restrictions.HiddenFromProfessionals,
            HiddenFromPatient = attachment.Restrictions.HiddenFromPatient,
            HiddenFromRepresentatives = attachment.Restrictions.HiddenFromRepresentatives,
            SecretConnection = attachment.Restrictions.SecretConnection,
        },
    };

    public static Message ToModel(this Wire.Message message) => new()
    {
        Id = Guid.Parse(message.MessageId),
        ConversationId = Guid.Parse(message.ConversationId),
        InReplyTo = Id(message.InReplyTo),
        InternetMessageId = message.InternetMessageId,
        Sender = message.Sender.ToModel(),
        Author = message.Author is { } author && (author.Family.Length > 0 || author.Given.Length > 0)
            ? new PersonName(author.Family, author.Given)
            : null,
        Recipients = [.. message.Recipients.Select(ToModel)],
        Subject = message.Subject,
        Text = message.Text,
        Headers = ToModel(message.Headers ?? new()),
        Attachments = [.. message.Attachments.Select(ToModel)],
        SendTime = (message.SendTime ?? new()).ToDateTimeOffset(),
        ReadTime = message.ReadTime?.ToDateTimeOffset(),
        WantsReceipt = message.ReceiptRequested,
        Receipts =
        [
            .. message.Receipts.Select(one => new ReadReceipt(
                one.Reader.ToModel(), (one.ReadTime ?? new()).ToDateTimeOffset())),
        ],
    };

    public static Attachment ToModel(this Wire.Attachment attachment)
    {
        var header = attachment.Header ?? new();
        var restrictions = header.Restrictions ?? new();
        return new Attachment
        {
            Rank = attachment.Rank,
            FileName = header.FileName,
            MediaType = header.MediaType,
            Kind = header.Kind switch
            {
                Wire.AttachmentKind.Cda => AttachmentKind.Cda,
                Wire.AttachmentKind.IheXdm => AttachmentKind.IheXdm,
                _ => AttachmentKind.File,
            },
            Restrictions = new Restrictions
            {
                HiddenFromProfessionals = restrictions.HiddenFromProfessionals,
                HiddenFromPatient = restrictions.HiddenFromPatient,
                HiddenFromRepresentatives = restrictions.HiddenFromRepresentatives,
                SecretConnection = restrictions.SecretConnection,
            },
            Size = attachment.Size,
            Sha256 = attachment.Sha256.Memory,
            Deposits =
            [
                .. attachment.Deposits.Select(one => new AttachmentDeposit(
                    one.UniqueId, (one.DepositTime ?? new()).ToDateTimeOffset())),
            ],
        };
    }

    public static Conversation ToModel(this Wire.Conversation conversation) => new()
    {
        Id = Guid.Parse(conversation.ConversationId),
        Subject = conversation.Subject,
        Participants = [.. conversation.Participants.Select(ToModel)],
        OpenTime = (conversation.OpenTime ?? new()).ToDateTimeOffset(),
        LastMessageTime = (conversation.LastMessageTime ?? new()).ToDateTimeOffset(),
        CloseTime = conversation.CloseTime?.ToDateTimeOffset(),
        UnreadCount = conversation.UnreadCount,
    };

    public static Correspondent ToModel(this Wire.Correspondent correspondent)
    {
        var mailbox = correspondent.Mailbox ?? new();
        var known = mailbox.OwnerCase == Wire.Mailbox.OwnerOneofCase.Patient
            ? Correspondent.Of(Ins.Parse(mailbox.Patient.Matricule, mailbox.Patient.Oid))
            : Correspondent.Of(mailbox.Address);
        return known with
        {
            Kind = correspondent.Kind switch
            {
                Wire.MailboxKind.Personnelle => MailboxKind.Personnelle,
                Wire.MailboxKind.Organisationnelle => MailboxKind.Organisationnelle,
                Wire.MailboxKind.Applicative => MailboxKind.Applicative,
                Wire.MailboxKind.Cabinet => MailboxKind.Cabinet,
                Wire.MailboxKind.Patient => MailboxKind.Patient,
                _ => MailboxKind.Unknown,
            },
            Label = correspondent.Label,
            MailAddress = correspondent.MailAddress.NullIfEmpty(),
        };
    }

    public static MailboxEvent ToModel(this Wire.MailboxEvent happened, string cursor) => new()
    {
        Kind = happened.Kind switch
        {
            Wire.MailboxEventKind.Received => MailboxEventKind.Received,
            Wire.MailboxEventKind.Sent => MailboxEventKind.Sent,
            Wire.MailboxEventKind.Read => MailboxEventKind.Read,
            Wire.MailboxEventKind.Receipt => MailboxEventKind.Receipt,
            Wire.MailboxEventKind.Closed => MailboxEventKind.Closed,
            _ => MailboxEventKind.Unknown,
        },
        Time = (happened.Time ?? new()).ToDateTimeOffset(),
        ConversationId = Guid.Parse(happened.ConversationId),
        Message = happened.Message?.ToModel(),
        Cursor = cursor,
    };

    private static MssHeaders ToModel(Wire.MssHeaders headers) => new(
        headers.Closes,
        [.. headers.CdaTypes],
        headers.HasInsQualified ? headers.InsQualified : null,
        headers.SoftwareNumber);

    private static Wire.Mailbox ToMailbox(Correspondent correspondent) => correspondent.Patient is { } patient
        ? patient.ToMailbox()
        : correspondent.Address!.ToMailbox();

    private static string Text(Guid? id) => id?.ToString("D") ?? "";

    private static Guid? Id(string text) => text.Length == 0 ? null : Guid.Parse(text);
}
