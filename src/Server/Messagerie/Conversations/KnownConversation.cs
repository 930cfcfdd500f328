using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Messagerie.Boites;

namespace MonEspaceSante.Server.Messagerie.Conversations;

/// <summary>Demands a conversation of a mailbox: another's is refused like one that there is not.</summary>
internal sealed class KnownConversation(ConversationStore conversations)
{
    private const string Field = "conversation_id";

    public async Task<StoredConversation> DemandAsync(BoiteAccess access, string id, CancellationToken cancellationToken) =>
        await conversations.FindAsync(access.BoiteId, access.Reader, DemandId(id), cancellationToken) ?? throw Absent();

    public static MonEspaceSanteException Absent() =>
        Refusal.Because(Reason.ConversationIntrouvable, new Violation(Field, "absente de la messagerie"));

    private static Guid DemandId(string id) => Guid.TryParse(id, out var conversation)
        ? conversation
        : throw Refusal.Because(Reason.RequeteInvalide, new Violation(Field, "UUID attendu"));
}
