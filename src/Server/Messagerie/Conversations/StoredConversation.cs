using MonEspaceSante.Server.Messagerie.Boites;

namespace MonEspaceSante.Server.Messagerie.Conversations;

/// <summary>A conversation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Members">Who takes part, who began it first.</param>
/// <param name="IsHiddenFromRepresentatives">Whether representatives of its patient do not see it.</param>
/// <param name="OpenedAt">When it began.</param>
/// <param name="ClosedAt">When it was closed; null while it is open.</param>
internal sealed record StoredConversation(
    Guid Id,
    string Subject,
    IReadOnlyList<Addressee> Members,
    bool IsHiddenFromRepresentatives,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt)
{
    public Addressee? Patient => Members.FirstOrDefault(member => member.IsPatient);

    /// <summary>Names the conversation only: logs hold no identity.</summary>
    public override string ToString() => $"StoredConversation({Id})";
}
