namespace MonEspaceSante.Messagerie;

/// <summary>A mailbox that the session may use.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="UnreadCount">How many messages it has not read.</param>
public sealed record MailboxState(Correspondent Mailbox, int UnreadCount)
{
    /// <summary>Its address.</summary>
    public string Address => Mailbox.Address ?? "";
}
