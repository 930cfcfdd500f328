using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Dmp;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>A message in one mailbox.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">As it was sent.</param>
/// <param name="IsSent">Whether the mailbox sent it.</param>
/// <param name="ReadAt">When it was read in the mailbox; null as long as it was not.</param>
/// <param name="Place">Its place in the lists of the mailbox.</param>
internal sealed record StoredMessage(Guid Id, Message Message, bool IsSent, DateTimeOffset? ReadAt, ListPlace Place)
{
    public Guid ConversationId => Guid.Parse(Message.ConversationId);

    /// <summary>The message that it answers; null when it answers none.</summary>
    public Guid? AnsweredId => Message.InReplyTo.Length > 0 ? Guid.Parse(Message.InReplyTo) : null;

    /// <summary>The patient who sent it or whom it went to; null among professionals.</summary>
    public Correspondent? Patient =>
        Message.Recipients.Prepend(Message.Sender).FirstOrDefault(one => one.Kind == MailboxKind.Patient);

    /// <summary>Names the message only: logs hold no identity.</summary>
    public override string ToString() => $"StoredMessage({Id})";
}
