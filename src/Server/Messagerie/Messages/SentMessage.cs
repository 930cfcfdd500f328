using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>A message that was judged, on its way into the mailboxes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">What is kept of it.</param>
/// <param name="ConversationId">Where it goes.</param>
/// <param name="Sender">Who sends it.</param>
/// <param name="Addressees">To whom.</param>
/// <param name="Contents">The bytes of its attachments, in their order.</param>
/// <param name="IsHiddenFromRepresentatives">Whether representatives do not see it.</param>
/// <param name="At">When.</param>
internal sealed record SentMessage(
    Guid Id,
    Message Message,
    Guid ConversationId,
    BoiteAccess Sender,
    IReadOnlyList<Addressee> Addressees,
    IReadOnlyList<Guid> Contents,
    bool IsHiddenFromRepresentatives,
    DateTimeOffset At)
{
    /// <summary>Names the message only: logs hold no identity.</summary>
    public override string ToString() => $"SentMessage({Id})";
}
