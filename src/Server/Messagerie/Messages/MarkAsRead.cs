using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Evenements;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Marks messages as read, and tells senders who asked for a receipt.</summary>
internal sealed class MarkAsRead(
    KnownMessage known, KnownConversation conversations, BoiteWrites writes, EventStore events, TimeProvider time)
{
    private const string Field = "message_ids";
    private const int MostMessages = 100;

    public async Task<MarkAsReadResponse> RunAsync(
        BoiteAccess access, MarkAsReadRequest request, CancellationToken cancellationToken)
    {
        if (request.MessageIds.Count is 0 or > MostMessages)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation(Field, $"1 à {MostMessages} messages attendus"));
        var read = new List<(StoredMessage Message, Addressee? Told)>();
        foreach (var id in request.MessageIds.Distinct())
        {
            var message = await known.DemandAsync(access, Field, id, cancellationToken);
            read.Add((message, await SenderAsync(access, message, cancellationToken)));
        }

        return await writes.OnceAsync(
            access,
            [.. read.Select(one => one.Told).OfType<Addressee>().DistinctBy(told => told.BoiteId)],
            request.RequestId,
            request,
            async (connection, _) =>
            {
                var now = time.GetUtcNow();
                foreach (var (message, told) in read) await MarkAsync(connection, access, message, told, now);
                return new MarkAsReadResponse { ReadTime = now.ToTimestamp() };
            },
            cancellationToken);
    }

    // Only who asked is told.
    private async Task<Addressee?> SenderAsync(
        BoiteAccess access, StoredMessage stored, CancellationToken cancellationToken)
    {
        if (stored.IsSent || stored.ReadAt is not null || !stored.Message.ReceiptRequested) return null;
        var conversation = await conversations.DemandAsync(access, stored.Message.ConversationId, cancellationToken);
        return conversation.Members.FirstOrDefault(
            member => member.Correspondent.Mailbox.Equals(stored.Message.Sender.Mailbox));
    }

    private async Task MarkAsync(
        DbConnection connection, BoiteAccess access, StoredMessage stored, Addressee? told, DateTimeOffset now)
    {
        if (!await MessageStore.MarkAsync(connection, access.BoiteId, stored.Id, now)) return;
        var happened = new NewEvent(
            MailboxEventKind.Read, stored.ConversationId, stored.Id, IsHiddenFromRepresentatives: false, now);
        await events.AppendAsync(connection, access.BoiteId, happened);
        // A receipt goes where the message is: not into a mailbox that went with its dossier.
        if (told is null || !await MessageStore.HoldsAsync(connection, told.BoiteId, stored.Id)) return;
        await ReceiptStore.AddAsync(connection, stored.Id, RankOf(access, stored), now);
        await events.AppendAsync(connection, told.BoiteId, happened with { Kind = MailboxEventKind.Receipt });
    }

    // A patient may be named by another INS than the message was sent to.
    private static int RankOf(BoiteAccess access, StoredMessage stored) =>
        stored.Message.Recipients.Index().First(one => access.IsPatient
            ? one.Item.Kind == MailboxKind.Patient
            : one.Item.Mailbox.Equals(access.Self.Mailbox)).Index;
}
