namespace MonEspaceSante.Messagerie;

/// <summary>A conversation as one mailbox sees it.</summary>
public sealed record Conversation
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Who takes part, who began it first.</summary>
    public required IReadOnlyList<Correspondent> Participants { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset OpenTime { get; init; }

    /// <summary>When its last message came, or left.</summary>
    public required DateTimeOffset LastMessageTime { get; init; }

    /// <summary>When it was closed: it takes no message any more. Null while it is open.</summary>
    public DateTimeOffset? CloseTime { get; init; }

    /// <summary>How many messages the mailbox has not read.</summary>
    public int UnreadCount { get; init; }

    /// <summary>Names the conversation only: logs hold no identity.</summary>
    public override string ToString() => $"Conversation({Id})";
}
