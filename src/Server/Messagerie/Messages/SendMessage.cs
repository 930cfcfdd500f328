using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Pieces;
using MonEspaceSante.Server.Messagerie.Regles;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Takes a message and its attachments. What was cut on its way leaves nothing.</summary>
internal sealed class SendMessage(
    Addressees addressees,
    KnownConversation knownConversation,
    KnownMessage knownMessage,
    PharmacyException pharmacyException,
    HeaderRule headerRule,
    MessagerieRules rules,
    RoutageMatrix routage,
    PieceDocuments documents,
    ContentStore contents,
    KeepMessage keepMessage)
{
    public async Task<Message> RunAsync(
        BoiteAccess sender, MessageHeader header, MessageStream stream, CancellationToken cancellationToken)
    {
        headerRule.Demand(sender, header);
        var conversation = header.ConversationId.Length == 0
            ? null
            : await knownConversation.DemandAsync(sender, header.ConversationId, cancellationToken);
        var recipients = conversation is null
            ? await BeginAsync(sender, header, cancellationToken)
            : Addressees.FindIn(conversation, sender, header.Recipients);
        if (header.Headers?.Closes == true && recipients.Count + 1 < conversation?.Members.Count)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("header.recipients", "un message qui clôt va à tous les participants"));
        if (header.InReplyTo.Length > 0) await DemandAnsweredAsync(sender, header, cancellationToken);
        DemandContext(sender, recipients);

        var rule = RuleOf(sender, recipients);
        await using var received = new ReceivedPieces(contents, rule, rules.LargestMessage);
        var end = await stream.ReadAsync(
            (attachment, bytes) =>
            {
                if (received.Pieces.Count == rules.MostAttachments)
                    throw Refusal.Because(Reason.MessageTropGrand, "limit_attachments", $"{rules.MostAttachments}");
                DemandOwn(sender, attachment);
                rule.Demand(attachment);
                return received.AddAsync(attachment, bytes, cancellationToken);
            },
            cancellationToken);
        DemandSameBytes(received.Pieces, end);
        var headers = headerRule.Judge(sender, header, received.Pieces);
        return await keepMessage.RunAsync(sender, conversation, recipients, header, headers, received, cancellationToken);
    }

    private async Task<IReadOnlyList<Addressee>> BeginAsync(
        BoiteAccess sender, MessageHeader header, CancellationToken cancellationToken)
    {
        var found = await addressees.FindAsync(sender, header.Recipients, cancellationToken);
        if (sender.Person is { } person) await pharmacyException.DemandAsync(person, found, cancellationToken);
        return found;
    }

    private async Task DemandAnsweredAsync(BoiteAccess sender, MessageHeader header, CancellationToken cancellationToken)
    {
        const string field = "header.in_reply_to";
        var answered = await knownMessage.DemandAsync(sender, field, header.InReplyTo, cancellationToken);
        if (answered.ConversationId != Guid.Parse(header.ConversationId))
            throw Refusal.Because(Reason.MessageIntrouvable, new Violation(field, "d'une autre conversation"));
    }

    // An exceptional authority is for one patient alone.
    private static void DemandContext(BoiteAccess sender, IReadOnlyList<Addressee> recipients)
    {
        if (sender.Caller?.PatientId is { } only && recipients.Any(one => one.IsPatient && one.BoiteId != only))
            throw Refusal.Because(Reason.ContexteAutrePatient);
    }

    private PieceRule RuleOf(BoiteAccess sender, IReadOnlyList<Addressee> recipients)
    {
        var patient = recipients.Select(one => one.Correspondent).Prepend(sender.Self)
            .FirstOrDefault(one => one.Kind == MailboxKind.Patient)?.Mailbox.Patient;
        return new PieceRule(
            rules,
            routage,
            documents,
            KnownPiece.DestinationsOf(recipients.Select(one => one.Correspondent)),
            sender.IsSecret,
            patient is null ? null : Ins.Parse(patient.Matricule, patient.Oid));
    }

    // What patients send is their own: nothing of it is to be announced to them.
    private static void DemandOwn(BoiteAccess sender, AttachmentHeader attachment)
    {
        if (sender.IsPatient && attachment.Restrictions is { } told && !told.Equals(new Restrictions()))
            throw PieceRule.Refused("attachment.restrictions", "réservées aux professionnels");
    }

    private static void DemandSameBytes(IReadOnlyList<ReceivedPiece> pieces, SendMessageEnd end)
    {
        if (end.Sha256.Count != pieces.Count)
            throw Refusal.Because(Reason.EnvoiIncomplet, new Violation("end.sha256", "une empreinte par pièce attendue"));
        foreach (var (rank, piece) in pieces.Index())
        {
            if (!end.Sha256[rank].Span.SequenceEqual(piece.Sha256)) throw Refusal.Because(Reason.EmpreinteDifferente);
        }
    }
}
