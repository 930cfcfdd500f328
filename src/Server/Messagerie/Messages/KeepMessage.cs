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
using MonEspaceSante.Server.Storage;

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
    /// <param name="judged">The message.</param>
    /// <param name="asked">What makes a try the same as another.</param>
    /// <param name="received">Its attachments.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Message> RunAsync(
        JudgedMessage judged, AskedMessage asked, ReceivedPieces received, CancellationToken cancellationToken)
    {
        var (sender, recipients) = (judged.Sender, judged.Recipients);
        var draft = Draft(judged, received.Pieces);
        var words = HashWords(judged, draft);
        Message kept = new();
        await received.KeepAsync(async () =>
        {
            var isNew = false;
            kept = await writes.OnceAsync(
                sender,
                recipients,
                judged.Header.RequestId,
                asked.ToMessage(),
                async (connection, compte) =>
                {
                    if (recipients.Any(one => one.IsPatient)) PatientBoites.DemandActive(compte);
                    var sent = await PutAsync(connection, judged, draft, received.Pieces);
                    await TellAsync(connection, sent, words);
                    isNew = true;
                    return new Message { MessageId = sent.Message.MessageId };
                },
                cancellationToken);
            return isNew;
        });
        return (await told.FindAsync(sender, Guid.Parse(kept.MessageId), cancellationToken))!;
    }

    private static Message Draft(JudgedMessage judged, IReadOnlyList<ReceivedPiece> pieces) => new()
    {
        ConversationId = judged.Conversation?.Id.ToString("D") ?? "",
        InReplyTo = judged.Answered?.ToString("D") ?? "",
        Sender = judged.Sender.Self,
        Author = judged.Sender.Author,
        Recipients = { judged.Recipients.Select(one => one.Correspondent) },
        Subject = judged.Conversation?.Subject ?? judged.Header.Subject.Trim(),
        Text = judged.Header.Text,
        Headers = judged.Headers,
        ReceiptRequested = judged.Header.ReceiptRequested,
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

    private Dictionary<Guid, IReadOnlyList<byte[]>> HashWords(JudgedMessage judged, Message draft)
    {
        var words = Words.Of(draft);
        return judged.Recipients.Select(one => one.BoiteId).Prepend(judged.Sender.BoiteId)
            .ToDictionary(boite => boite, boite => wordStore.Hash(boite, words));
    }

    private async Task<SentMessage> PutAsync(
        DbConnection connection, JudgedMessage judged, Message draft, IReadOnlyList<ReceivedPiece> pieces)
    {
        var (sender, conversation) = (judged.Sender, judged.Conversation);
        if (conversation is not null) await closeConversation.DemandOpenAsync(connection, sender, conversation);
        // As precise as the store, so that lists and messages tell the same.
        var now = Instants.FromMicroseconds(time.GetUtcNow().ToMicroseconds());
        var isHidden = sender.IsSecret
            || conversation?.IsHiddenFromRepresentatives == true
            || pieces.Any(piece => piece.Header.Restrictions.IsHiddenFromRepresentatives());
        conversation ??= await OpenAsync(connection, sender, judged.Recipients, draft.Subject, isHidden, now);
        var id = Guid.NewGuid();
        var message = draft.Clone();
        message.MessageId = id.ToString("D");
        message.ConversationId = conversation.Id.ToString("D");
        message.InternetMessageId = rules.InternetIdOf(id);
        message.SendTime = now.ToTimestamp();
        if (message.InReplyTo.Length == 0)
            message.InReplyTo = (await MessageStore.FindLastAsync(connection, sender.BoiteId, sender.Reader, conversation.Id))
                ?.ToString("D") ?? "";
        var contents = pieces.Select(piece => piece.ContentId).ToList();
        var sent = new SentMessage(id, message, conversation.Id, sender, judged.Recipients, contents, isHidden, now);
        await messages.InsertAsync(connection, sent);
        if (message.Headers.Closes) await ConversationStore.CloseAsync(connection, conversation.Id, isHidden, now);
        return sent;
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

    private async Task TellAsync(
        DbConnection connection, SentMessage sent, Dictionary<Guid, IReadOnlyList<byte[]>> words)
    {
        foreach (var (boite, hashes) in words)
        {
            var kind = boite == sent.Sender.BoiteId ? MailboxEventKind.Sent : MailboxEventKind.Received;
            await ConversationStore.TouchAsync(connection, boite, sent);
            await WordStore.SaveAsync(connection, boite, sent.Id, hashes);
            await events.AppendAsync(
                connection, boite, new NewEvent(kind, sent.ConversationId, sent.Id, sent.IsHiddenFromRepresentatives, sent.At));
        }

        foreach (var patient in sent.Addressees.Where(one => one.IsPatient))
            await journal.TellAsync(
                connection,
                patient.BoiteId,
                new PatientNotice(NotificationKind.Message, IsSecret: sent.IsHiddenFromRepresentatives));
    }
}
