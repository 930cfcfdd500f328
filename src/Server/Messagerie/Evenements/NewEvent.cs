using MonEspaceSante.Protos.Messagerie.V1;

namespace MonEspaceSante.Server.Messagerie.Evenements;

/// <summary>Something that happens in a mailbox.</summary>
/// <param name="Kind">What.</param>
/// <param name="Conversation">In which conversation.</param>
/// <param name="Message">To which message; null when it is to none.</param>
/// <param name="IsHiddenFromRepresentatives">Whether representatives do not notice it.</param>
/// <param name="At">When.</param>
internal sealed record NewEvent(
    MailboxEventKind Kind, Guid Conversation, Guid? Message, bool IsHiddenFromRepresentatives, DateTimeOffset At);
