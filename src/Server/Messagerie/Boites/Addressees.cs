using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Messagerie.Boites;

/// <summary>Finds the mailboxes that a message goes to.</summary>
internal sealed class Addressees(
    DirectoryBoites directory, PatientBoites patients, PatientRegister register, MessagerieRules rules)
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
    /// <exception cref="MonEspaceSanteException">BOITE_INCONNUE: of one whose address is another's by now too.</exception>
    public async Task<IReadOnlyList<Addressee>> FindInAsync(
        StoredConversation conversation,
        BoiteAccess sender,
        IReadOnlyList<Mailbox> named,
        CancellationToken cancellationToken)
    {
        var others = conversation.Members.Where(member => member.BoiteId != sender.BoiteId).ToList();
        var chosen = named.Count == 0 ? others : await ChooseAsync(others, named, cancellationToken);
        foreach (var one in chosen.Where(one => !one.IsPatient))
        {
            var listed = await directory.FindAsync(one.Correspondent.Mailbox.Address, cancellationToken);
            if (listed.BoiteId != one.BoiteId) throw DirectoryBoites.Unknown(Field);
        }

        return chosen;
    }

    public static Addressee Self(BoiteAccess access) => new(access.BoiteId, access.Self);

    private async Task<Addressee> FindAsync(Mailbox mailbox, CancellationToken cancellationToken) => mailbox.OwnerCase switch
    {
        Mailbox.OwnerOneofCase.Address => await directory.FindAsync(mailbox.Address, cancellationToken),
        Mailbox.OwnerOneofCase.Patient => await patients.FindAsync(mailbox.Patient, cancellationToken),
        _ => throw Fault("adresse ou patient attendu"),
    };

    private async Task<List<Addressee>> ChooseAsync(
        List<Addressee> others, IReadOnlyList<Mailbox> named, CancellationToken cancellationToken)
    {
        var chosen = new HashSet<Addressee>();
        foreach (var mailbox in named)
        {
            // A patient may be named by another INS than when the conversation began.
            var patient = mailbox.OwnerCase == Mailbox.OwnerOneofCase.Patient
                ? await register.FindAsync(PatientRegister.DemandIns(mailbox.Patient), cancellationToken)
                : null;
            var member = others.Find(one => one.IsPatient
                ? one.BoiteId == patient
                : BoiteStore.AddressOf(mailbox.Address) == one.Correspondent.Mailbox.Address);
            if (member is null || !chosen.Add(member)) throw Fault("participants de la conversation seuls, une fois chacun");
        }

        return [.. others.Where(chosen.Contains)];
    }

    private static MonEspaceSanteException Fault(string fault) =>
        Refusal.Because(Reason.RequeteInvalide, new Violation(Field, fault));
}
