using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>A message whose every part was judged.</summary>
/// <param name="Sender">Who sends it.</param>
/// <param name="Conversation">Where it answers; null when it begins a conversation.</param>
/// <param name="Recipients">To whom.</param>
/// <param name="Header">What its sender told.</param>
/// <param name="Headers">The X-MSS headers that it bears.</param>
/// <param name="Answered">The message that it answers; null when none was told.</param>
internal sealed record JudgedMessage(
    BoiteAccess Sender,
    StoredConversation? Conversation,
    IReadOnlyList<Addressee> Recipients,
    MessageHeader Header,
    MssHeaders Headers,
    Guid? Answered)
{
    /// <summary>Names the type only: logs hold no identity.</summary>
    public override string ToString() => "JudgedMessage(…)";
}
