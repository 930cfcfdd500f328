namespace MonEspaceSante.Messagerie;

/// <summary>What happened in a mailbox.</summary>
public enum MailboxEventKind
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>A message came.</summary>
    Received,

    /// <summary>A message left the mailbox, from whichever workstation.</summary>
    Sent,

    /// <summary>A message was marked as read in the mailbox, from whichever workstation.</summary>
    Read,

    /// <summary>A recipient has read a message for which a receipt was asked.</summary>
    Receipt,

    /// <summary>The conversation was closed without a message.</summary>
    Closed,
}
