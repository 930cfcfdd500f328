using Google.Protobuf;
using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>What is asked by who sends a message, as it was told and before it is judged: it makes a try the same as
/// another, whatever has changed in between.</summary>
internal sealed class AskedMessage(MessageHeader header)
{
    private readonly Message _asked = new()
    {
        ConversationId = Canonical(header.ConversationId),
        InReplyTo = Canonical(header.InReplyTo),
        Sender = new Correspondent { Mailbox = header.Sender },
        Recipients = { header.Recipients.Select(mailbox => new Correspondent { Mailbox = mailbox }) },
        Subject = header.Subject,
        Text = header.Text,
        Headers = header.Headers?.Clone(),
        ReceiptRequested = header.ReceiptRequested,
    };

    /// <param name="attachment">As it was told.</param>
    /// <param name="sha256">The digest of its bytes.</param>
    public void Add(AttachmentHeader attachment, byte[] sha256) => _asked.Attachments.Add(
        new Attachment { Header = attachment, Sha256 = ByteString.CopyFrom(sha256) });

    public Message ToMessage() => _asked;

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "AskedMessage(…)";

    // One id is spelt in several ways.
    private static string Canonical(string id) => Guid.TryParse(id, out var known) ? known.ToString("D") : id;
}
