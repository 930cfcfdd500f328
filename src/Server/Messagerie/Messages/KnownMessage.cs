using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Messagerie.Boites;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Demands a message of a mailbox: another's is refused like one that there is not.</summary>
internal sealed class KnownMessage(MessageStore messages)
{
    public async Task<StoredMessage> DemandAsync(
        BoiteAccess access, string field, string id, CancellationToken cancellationToken) =>
        await messages.FindAsync(access.BoiteId, access.Reader, DemandId(field, id), cancellationToken)
            ?? throw Refusal.Because(Reason.MessageIntrouvable, new Violation(field, "absent de la messagerie"));

    private static Guid DemandId(string field, string id) => Guid.TryParse(id, out var message)
        ? message
        : throw Refusal.Because(Reason.RequeteInvalide, new Violation(field, "UUID attendu"));
}
