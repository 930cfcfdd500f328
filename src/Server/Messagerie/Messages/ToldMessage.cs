using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Conversations;
using MonEspaceSante.Server.Messagerie.Pieces;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Messages as the reader of a mailbox is told them.</summary>
internal sealed class ToldMessage(MessageStore messages, ConversationStore conversations, DepositStore deposits)
{
    /// <returns>Null for a message that the reader may not know of.</returns>
    public async Task<Message?> FindAsync(BoiteAccess access, Guid id, CancellationToken cancellationToken) =>
        await messages.FindAsync(access.BoiteId, access.Reader, id, cancellationToken) is { } stored
            ? await OfAsync(access, stored, cancellationToken)
            : null;

    public async Task<Message> OfAsync(BoiteAccess access, StoredMessage stored, CancellationToken cancellationToken)
    {
        var message = stored.Message.Clone();
        message.ReadTime = stored.ReadAt?.ToTimestamp();
        if (stored.IsSent && message.ReceiptRequested)
            message.Receipts.Add(await ReceiptsAsync(access, stored, cancellationToken));
        if (!access.IsPatient && message.Attachments.Count > 0)
        {
            foreach (var (rank, deposit) in await deposits.ListAsync(stored.Id, cancellationToken))
                message.Attachments[rank].Deposits.Add(deposit);
        }

        return message;
    }

    private async Task<IEnumerable<ReadReceipt>> ReceiptsAsync(
        BoiteAccess access, StoredMessage stored, CancellationToken cancellationToken)
    {
        var readers = await messages.ReadersAsync(stored.Id, cancellationToken);
        if (readers.Count == 0) return [];
        var conversation = await conversations.FindAsync(
            access.BoiteId, access.Reader, stored.ConversationId, cancellationToken);
        return from member in conversation!.Members
               where readers.ContainsKey(member.BoiteId)
               select new ReadReceipt
               {
                   Reader = member.Correspondent,
                   ReadTime = readers[member.BoiteId].ToTimestamp(),
               };
    }
}
