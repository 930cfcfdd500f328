namespace MonEspaceSante.Messagerie;

/// <summary>Something that happened in a mailbox.</summary>
public sealed record MailboxEvent
{
    /// <summary>What.</summary>
    public required MailboxEventKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The conversation.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>The message as it now is, which later events may have changed already. Null when the conversation was closed
    /// without one.</summary>
    public Message? Message { get; init; }

    /// <summary>Goes on after this event in a later watch. Keep it once the event is dealt with: it lasts as long as the
    /// mailbox, and names nobody.</summary>
    public required string Cursor { get; init; }

    /// <summary>Names the event only: logs hold no identity.</summary>
    public override string ToString() => $"MailboxEvent({Kind}, {ConversationId})";
}
