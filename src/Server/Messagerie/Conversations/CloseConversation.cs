using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Evenements;

namespace MonEspaceSante.Server.Messagerie.Conversations;

/// <summary>Closes a conversation: nobody writes in it any more. ECO.2.2.8.</summary>
internal sealed class CloseConversation(
    KnownConversation known,
    ConversationStore conversations,
    BoiteWrites writes,
    EventStore events,
    ToldConversation told,
    TimeProvider time)
{
    public async Task<Conversation> RunAsync(
        BoiteAccess access, CloseConversationRequest request, CancellationToken cancellationToken)
    {
        var conversation = await known.DemandAsync(access, request.ConversationId, cancellationToken);
        await writes.OnceAsync(
            access,
            conversation.Members,
            request.RequestId,
            request,
            async (connection, _) =>
            {
                await CloseAsync(connection, access, conversation);
                return new Conversation { ConversationId = conversation.Id.ToString("D") };
            },
            cancellationToken);
        var closed = await conversations.FindAsync(access.BoiteId, access.Reader, conversation.Id, cancellationToken);
        return await told.OfAsync(access, closed!, cancellationToken);
    }

    /// <summary>Demands a conversation that takes messages, in a write that holds a mailbox which takes part.</summary>
    /// <exception cref="MonEspaceSanteException">CONVERSATION_CLOSE.</exception>
    public async Task DemandOpenAsync(DbConnection connection, BoiteAccess access, StoredConversation conversation)
    {
        var current = await conversations.FindAsync(connection, access.BoiteId, access.Reader, conversation.Id)
            ?? throw KnownConversation.Absent();
        if (current.ClosedAt is not null) throw Refusal.Because(Reason.ConversationClose);
    }

    private async Task CloseAsync(DbConnection connection, BoiteAccess access, StoredConversation conversation)
    {
        var now = time.GetUtcNow();
        var isHidden = access.IsSecret || conversation.IsHiddenFromRepresentatives;
        if (!await ConversationStore.CloseAsync(connection, conversation.Id, isHidden, now)) return;
        var happened = new NewEvent(MailboxEventKind.Closed, conversation.Id, Message: null, isHidden, now);
        foreach (var member in conversation.Members)
        {
            if (await ConversationStore.TakesPartAsync(connection, member.BoiteId, conversation.Id))
                await events.AppendAsync(connection, member.BoiteId, happened);
        }
    }
}
