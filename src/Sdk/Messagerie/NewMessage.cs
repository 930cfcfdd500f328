namespace MonEspaceSante.Messagerie;

/// <summary>A message to be sent: the first of a conversation, or an answer in one.</summary>
public sealed record NewMessage
{
    /// <summary>The conversation to answer in. Null, the default, begins one.</summary>
    public Guid? ConversationId { get; init; }

    /// <summary>The message that it answers, of the same conversation. Null, the default, for the last one.</summary>
    public Guid? InReplyTo { get; init; }

    /// <summary>To whom: 1 to 20, one patient among them at most. Empty, the default, in an answer to all who take
    /// part.</summary>
    public IReadOnlyList<Correspondent> Recipients { get; init; } = [];

    /// <summary>The subject, on one line of 255 characters at most. Empty, the default, in an answer.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The text, without format: 20 000 characters at most. Empty by default, with an attachment.</summary>
    public string Text { get; init; } = "";

    /// <summary>The files. None by default.</summary>
    public IReadOnlyList<NewAttachment> Attachments { get; init; } = [];

    /// <summary>Whether it ends the conversation: no answer follows. Professionals alone. False by default.</summary>
    /// <remarks><c>X-MSS-MES: FIN</c>, ECO.2.2.8.</remarks>
    public bool Closes { get; init; }

    /// <summary>The types of the clinical documents attached, in value set J07. Empty, the default, lets the service read
    /// them.</summary>
    /// <remarks><c>X-MSS-CODECDA</c>.</remarks>
    public IReadOnlyList<string> CdaTypes { get; init; } = [];

    /// <summary>Whether the INS of the clinical documents is qualified. Null, the default; told with an archive IHE_XDM
    /// alone.</summary>
    /// <remarks><c>X-MSS-INS</c>: O or N.</remarks>
    public bool? InsQualified { get; init; }

    /// <summary>The number that identifies the practice software. Null, the default, for its name and version. Not looked at
    /// where a patient writes.</summary>
    /// <remarks><c>X-MSS-NIL</c>.</remarks>
    public string? SoftwareNumber { get; init; }

    /// <summary>Whether to be told who has read it. False by default.</summary>
    /// <remarks>MDN; ACK_LECTURE_MSS.</remarks>
    public bool WantsReceipt { get; init; }

    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "NewMessage(…)";
}
