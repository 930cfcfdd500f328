using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Pieces;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Messages as the reader of a mailbox is told them.</summary>
internal sealed class ToldMessage(Database database, MessageStore messages)
{
    /// <returns>Null for a message that the reader may not know of.</returns>
    public async Task<Message?> FindAsync(BoiteAccess access, Guid id, CancellationToken cancellationToken) =>
        await messages.FindAsync(access.BoiteId, access.Reader, id, cancellationToken) is { } stored
            ? await OfAsync(access, stored, cancellationToken)
            : null;

    public async Task<Message> OfAsync(BoiteAccess access, StoredMessage stored, CancellationToken cancellationToken) =>
        (await ListAsync(access, [stored], cancellationToken))[0];

    public Task<List<Message>> ListAsync(
        BoiteAccess access, IReadOnlyList<StoredMessage> stored, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => ListAsync(connection, access, stored), cancellationToken);

    private static async Task<List<Message>> ListAsync(
        DbConnection connection, BoiteAccess access, IReadOnlyList<StoredMessage> stored)
    {
        var known = await MessageStore.ListKnownAsync(
            connection, access.BoiteId, access.Reader, [.. stored.Select(one => one.AnsweredId).OfType<Guid>()]);
        var receipts = await ReceiptStore.ListAsync(
            connection, [.. stored.Where(one => one.IsSent && one.Message.ReceiptRequested).Select(one => one.Id)]);
        var deposits = await DepositStore.ListAsync(
            connection,
            [.. stored.Where(one => !access.IsPatient && one.Message.Attachments.Count > 0).Select(one => one.Id)]);
        return [.. stored.Select(one => Tell(one, known, receipts[one.Id], DepositsOf(access, one, deposits[one.Id])))];
    }

    private static Message Tell(
        StoredMessage stored,
        HashSet<Guid> known,
        IEnumerable<(int Recipient, DateTimeOffset ReadAt)> receipts,
        IEnumerable<NotedDeposit> deposits)
    {
        var message = stored.Message.Clone();
        message.ReadTime = stored.ReadAt?.ToTimestamp();
        // Nor does an answer tell that there is something which the reader may not know of.
        if (stored.AnsweredId is { } answered && !known.Contains(answered)) message.InReplyTo = "";
        foreach (var (recipient, readAt) in receipts)
            message.Receipts.Add(new ReadReceipt { Reader = message.Recipients[recipient], ReadTime = readAt.ToTimestamp() });
        foreach (var noted in deposits) message.Attachments[noted.Rank].Deposits.Add(noted.Deposit);
        return message;
    }

    // Of a patient who takes part, all know who write with them; what another's dossier holds is for whom fed it.
    private static IEnumerable<NotedDeposit> DepositsOf(
        BoiteAccess access, StoredMessage stored, IEnumerable<NotedDeposit> deposits) => deposits
        .Where(noted => noted.Boite == access.BoiteId || stored.Patient is not null)
        .DistinctBy(noted => (noted.Rank, noted.Deposit.UniqueId));
}
