using MonEspaceSante.Identity;

namespace MonEspaceSante.Messagerie;

/// <summary>A message as one mailbox sees it.</summary>
public sealed record Message
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The conversation that it belongs to.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>The message that it answers (In-Reply-To). Null for the first.</summary>
    public Guid? InReplyTo { get; init; }

    /// <summary>What a mail bears as Message-ID, without angle brackets.</summary>
    public required string InternetMessageId { get; init; }

    /// <summary>From which mailbox.</summary>
    public required Correspondent Sender { get; init; }

    /// <summary>Who wrote it in that mailbox. Null when the session named nobody.</summary>
    public PersonName? Author { get; init; }

    /// <summary>To which mailboxes.</summary>
    public required IReadOnlyList<Correspondent> Recipients { get; init; }

    /// <summary>The subject of the conversation.</summary>
    public required string Subject { get; init; }

    /// <summary>The text, without format.</summary>
    public required string Text { get; init; }

    /// <summary>The headers of MSSanté mail.</summary>
    public required MssHeaders Headers { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<Attachment> Attachments { get; init; }

    /// <summary>When the service took it (Date).</summary>
    public required DateTimeOffset SendTime { get; init; }

    /// <summary>When the mailbox marked it as read. Null before; a sender has read it.</summary>
    public DateTimeOffset? ReadTime { get; init; }

    /// <summary>Whether the sender asked for receipts.</summary>
    public bool WantsReceipt { get; init; }

    /// <summary>Who has read it. Told to the sender, who asked for it.</summary>
    public IReadOnlyList<ReadReceipt> Receipts { get; init; } = [];

    /// <summary>The patient who takes part. Null among professionals.</summary>
    public Ins? Patient => Recipients.Prepend(Sender).FirstOrDefault(one => one.Patient is not null)?.Patient;

    /// <summary>Names the message only: logs hold no identity.</summary>
    public override string ToString() => $"Message({Id})";
}
