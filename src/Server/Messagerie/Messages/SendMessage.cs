using MonEspaceSante.Errors;
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
    DispensingPharmacy dispensingPharmacy,
    HeaderRule headerRule,
    MessagerieRules rules,
    RoutageMatrix routage,
    PieceDocuments documents,
    ContentStore contents,
    SentBefore sentBefore,
    KeepMessage keepMessage)
{
    public async Task<Message> RunAsync(
        BoiteAccess sender, MessageHeader header, MessageStream stream, CancellationToken cancellationToken)
    {
        if (await sentBefore.FindAsync(sender, header, stream, cancellationToken) is { } first) return first;
        headerRule.Demand(sender, header);
        var asked = new AskedMessage(header);
        var conversation = header.ConversationId.Length == 0
            ? null
            : await knownConversation.DemandAsync(sender, header.ConversationId, cancellationToken);
        var recipients = conversation is null
            ? await BeginAsync(sender, header, cancellationToken)
            : await addressees.FindInAsync(conversation, sender, header.Recipients, cancellationToken);
        if (header.Headers?.Closes == true && recipients.Count + 1 < conversation?.Members.Count)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("header.recipients", "un message qui clôt va à tous les participants"));
        var answered = header.InReplyTo.Length == 0 ? null : await DemandAnsweredAsync(sender, header, cancellationToken);
        DemandContext(sender, recipients);

        var rule = RuleOf(sender, recipients);
        await using var received = new ReceivedPieces(contents, rule, rules.LargestMessage);
        var end = await stream.ReadAsync(
            async (attachment, bytes) =>
            {
                var told = attachment.Clone();
                if (received.Pieces.Count == rules.MostAttachments)
                    throw Refusal.Because(Reason.MessageTropGrand, "limit_attachments", $"{rules.MostAttachments}");
                DemandOwn(sender, attachment);
                rule.Demand(attachment);
                await received.AddAsync(attachment, bytes, cancellationToken);
                asked.Add(told, received.Pieces[^1].Sha256);
            },
            cancellationToken);
        MessageStream.DemandSameBytes([.. received.Pieces.Select(piece => piece.Sha256)], end);
        var judged = new JudgedMessage(
            sender, conversation, recipients, header, headerRule.Judge(sender, header, received.Pieces), answered?.Id);
        return await keepMessage.RunAsync(judged, asked, received, cancellationToken);
    }

    private async Task<IReadOnlyList<Addressee>> BeginAsync(
        BoiteAccess sender, MessageHeader header, CancellationToken cancellationToken)
    {
        var found = await addressees.FindAsync(sender, header.Recipients, cancellationToken);
        if (sender.Person is { } person) await dispensingPharmacy.DemandAsync(person, found, cancellationToken);
        return found;
    }

    private async Task<StoredMessage> DemandAnsweredAsync(BoiteAccess sender, MessageHeader header, CancellationToken cancellationToken)
    {
        const string field = "header.in_reply_to";
        var answered = await knownMessage.DemandAsync(sender, field, header.InReplyTo, cancellationToken);
        if (answered.ConversationId != Guid.Parse(header.ConversationId))
            throw Refusal.Because(Reason.MessageIntrouvable, new Violation(field, "d'une autre conversation"));
        return answered;
    }

    // An exceptional authority is for one patient alone.
    private static void DemandContext(BoiteAccess sender, IReadOnlyList<Addressee> recipients)
    {
        if (sender.Caller?.PatientId is { } only && recipients.Any(one => one.IsPatient && one.BoiteId != only))
            throw Refusal.Because(Reason.ContexteAutrePatient);
    }

    private PieceRule RuleOf(BoiteAccess sender, IReadOnlyList<Addressee> recipients) => new(
        rules,
        routage,
        documents,
        KnownPiece.DestinationsOf(recipients.Select(one => one.Correspondent)),
        sender.IsSecret,
        recipients.Prepend(Addressees.Self(sender)).FirstOrDefault(one => one.IsPatient)?.BoiteId);

    // What patients send is their own: nothing of it is to be announced to them.
    private static void DemandOwn(BoiteAccess sender, AttachmentHeader attachment)
    {
        if (sender.IsPatient && attachment.Restrictions is { } told && !told.Equals(new Restrictions()))
            throw PieceRule.Refused("attachment.restrictions", "réservées aux professionnels");
    }
}
