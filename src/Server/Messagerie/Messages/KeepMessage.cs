using System.Data.Common;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Evenements;
using MonEspaceSante.Server.Messagerie.Pieces;
using MonEspaceSante.Server.Messagerie.Regles;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Puts a message whose bytes are durable into the mailboxes, once: all of it in one write.</summary>
internal sealed class KeepMessage(
    BoiteWrites writes,
    ConversationStore conversations,
    CloseConversation closeConversation,
    MessageStore messages,
    WordStore wordStore,
    EventStore events,
    AccessJournal journal,
    MessagerieRules rules,
    ToldMessage told,
    TimeProvider time)
{
    public async Task<Message> RunAsync(
        BoiteAccess sender,
        StoredConversation? conversation,
        IReadOnlyList<Addressee> recipients,
        MessageHeader header,
        MssHeaders headers,
        ReceivedPieces received,
        CancellationToken cancellationToken)
    {
        var draft = Draft(sender, conversation, recipients, header, headers, received.Pieces);
        Message kept = new();
        await received.KeepAsync(async () =>
        {
            var isNew = false;
            kept = await writes.OnceAsync(
                sender,
                recipients,
                header.RequestId,
                draft,
                async (connection, compte) =>
                {
                    if (recipients.Any(one => one.IsPatient)) PatientBoites.DemandActive(compte);
                    var message = await PutAsync(connection, sender, conversation, recipients, draft, received.Pieces);
                    isNew = true;
                    return message;
                },
                cancellationToken);
            return isNew;
        });
        return (await told.FindAsync(sender, Guid.Parse(kept.MessageId), cancellationToken))!;
    }

    // What is asked: it makes a try the same as another.
    private static Message Draft(
        BoiteAccess sender,
        StoredConversation? conversation,
        IReadOnlyList<Addressee> recipients,
        MessageHeader header,
        MssHeaders headers,
        IReadOnlyList<ReceivedPiece> pieces) => new()
        {
            ConversationId = conversation?.Id.ToString("D") ?? "",
            InReplyTo = header.InReplyTo,
            Sender = sender.Self,
            Author = sender.Author,
            Recipients = { recipients.Select(one => one.Correspondent) },
            Subject = conversation?.Subject ?? header.Subject.Trim(),
            Text = header.Text,
            Headers = headers,
            ReceiptRequested = header.ReceiptRequested,
            Attachments =
            {
                pieces.Select((piece, rank) => new Attachment
                {
                    Rank = rank,
                    Header = piece.Header,
                    Size = piece.Size,
                    Sha256 = ByteString.CopyFrom(piece.Sha256),
                }),
            },
        };

    private async Task<Message> PutAsync(
        DbConnection connection,
        BoiteAccess sender,
        StoredConversation? conversation,
        IReadOnlyList<Addressee> recipients,
        Message draft,
        IReadOnlyList<ReceivedPiece> pieces)
    {
        if (conversation is not null) await closeConversation.DemandOpenAsync(connection, sender, conversation);
        var now = time.GetUtcNow();
        var isHidden = sender.IsSecret
            || conversation?.IsHiddenFromRepresentatives == true
            || pieces.Any(piece => IsHidden(piece.Header.Restrictions));
        conversation ??= await OpenAsync(connection, sender, recipients, draft.Subject, isHidden, now);
        var id = Guid.NewGuid();
        var message = draft.Clone();
        message.MessageId = id.ToString("D");
        message.ConversationId = conversation.Id.ToString("D");
        message.InternetMessageId = rules.InternetIdOf(id);
        message.SendTime = now.ToTimestamp();
        if (message.InReplyTo.Length == 0)
            message.InReplyTo =
                (await MessageStore.FindLastAsync(connection, sender.BoiteId, conversation.Id))?.ToString("D") ?? "";
        var sent = new SentMessage(
            id, message, conversation.Id, sender, recipients, [.. pieces.Select(piece => piece.ContentId)], isHidden, now);
        await messages.InsertAsync(connection, sent);
        if (message.Headers.Closes) await ConversationStore.CloseAsync(connection, conversation.Id, now);
        await TellAsync(connection, sent);
        return new Message { MessageId = message.MessageId };
    }

    private async Task<StoredConversation> OpenAsync(
        DbConnection connection,
        BoiteAccess sender,
        IReadOnlyList<Addressee> recipients,
        string subject,
        bool isHidden,
        DateTimeOffset now)
    {
        var opened = new StoredConversation(
            Guid.NewGuid(), subject, [Addressees.Self(sender), .. recipients], isHidden, now, ClosedAt: null);
        await conversations.InsertAsync(connection, opened);
        return opened;
    }

    private async Task TellAsync(DbConnection connection, SentMessage sent)
    {
        var words = Words.Of(sent.Message);
        foreach (var boite in sent.Addressees.Select(one => one.BoiteId).Prepend(sent.Sender.BoiteId))
        {
            var kind = boite == sent.Sender.BoiteId ? MailboxEventKind.Sent : MailboxEventKind.Received;
            await ConversationStore.TouchAsync(connection, boite, sent.ConversationId, sent.At);
            await wordStore.SaveAsync(connection, boite, sent.Id, words);
            await events.AppendAsync(
                connection, boite, new NewEvent(kind, sent.ConversationId, sent.Id, sent.IsHiddenFromRepresentatives, sent.At));
        }

        foreach (var patient in sent.Addressees.Where(one => one.IsPatient))
            await journal.TellAsync(
                connection,
                patient.BoiteId,
                new PatientNotice(NotificationKind.Message, IsSecret: sent.IsHiddenFromRepresentatives));
    }

    private static bool IsHidden(Restrictions restrictions) =>
        restrictions.HiddenFromRepresentatives || restrictions.SecretConnection;
}
