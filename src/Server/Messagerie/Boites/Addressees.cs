using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>Finds the mailboxes that a message goes to.</summary>
internal sealed class Addressees(DirectoryBoites directory, PatientBoites patients, MessagerieRules rules)
{
    private const string Field = "header.recipients";

    /// <summary>Those of the first message of a conversation.</summary>
    public async Task<IReadOnlyList<Addressee>> FindAsync(
        BoiteAccess sender, IReadOnlyList<Mailbox> named, CancellationToken cancellationToken)
    {
        if (named.Count == 0) throw Fault("destinataire attendu");
        if (named.Count > rules.MostRecipients) throw Fault($"{rules.MostRecipients} destinataires au plus");
        var found = new List<Addressee>();
        foreach (var mailbox in named)
        {
            var addressee = await FindAsync(mailbox, cancellationToken);
            if (addressee.BoiteId == sender.BoiteId) throw Fault("l'expéditeur n'est pas destinataire");
            if (found.All(other => other.BoiteId != addressee.BoiteId)) found.Add(addressee);
        }

        // One patient never learns of another.
        return found.Append(Self(sender)).Count(one => one.IsPatient) <= 1 ? found : throw Fault("un seul patient au plus");
    }

    /// <summary>Those of an answer: all who take part, or those of them that are named.</summary>
    public static IReadOnlyList<Addressee> FindIn(
        StoredConversation conversation, BoiteAccess sender, IReadOnlyList<Mailbox> named)
    {
        var others = conversation.Members.Where(member => member.BoiteId != sender.BoiteId).ToList();
        if (named.Count == 0) return others;
        var chosen = others.Where(member => named.Any(mailbox => IsSame(mailbox, member.Correspondent.Mailbox))).ToList();
        return chosen.Count == named.Count ? chosen : throw Fault("participants de la conversation seuls, une fois chacun");
    }

    public static Addressee Self(BoiteAccess access) => new(access.BoiteId, access.Self);

    private async Task<Addressee> FindAsync(Mailbox mailbox, CancellationToken cancellationToken) => mailbox.OwnerCase switch
    {
        Mailbox.OwnerOneofCase.Address => await directory.FindAsync(mailbox.Address, cancellationToken),
        Mailbox.OwnerOneofCase.Patient => await patients.FindAsync(mailbox.Patient, cancellationToken),
        _ => throw Fault("adresse ou patient attendu"),
    };

    private static bool IsSame(Mailbox told, Mailbox known) => told.OwnerCase == Mailbox.OwnerOneofCase.Address
        ? BoiteStore.AddressOf(told.Address) == known.Address
        : told.Equals(known);

    private static MonEspaceSanteException Fault(string fault) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(Field, fault));
}
