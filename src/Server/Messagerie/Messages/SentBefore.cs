using System.Security.Cryptography;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Regles;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Answers as the first time when a message was sent before. It is judged no more: what has changed since, a
/// conversation that was closed or a patient who left, takes nothing from what was sent.</summary>
internal sealed class SentBefore(Database database, AnswerStore answers, MessagerieRules rules, ToldMessage told)
{
    /// <returns>Null for a message that is new: nothing of the stream was read.</returns>
    /// <exception cref="MonEspaceSanteException">REQUETE_INVALIDE; REQUEST_ID_REUTILISE.</exception>
    public async Task<Message?> FindAsync(
        BoiteAccess sender, MessageHeader header, MessageStream stream, CancellationToken cancellationToken)
    {
        if (!await database.ReadAsync(
            connection => answers.HoldsAsync(connection, sender.BoiteId, sender.Actor, header.RequestId), cancellationToken))
            return null;
        var key = answers.KeyOf(
            sender.BoiteId, sender.Actor, header.RequestId, await ReadAsync(header, stream, cancellationToken));
        var first = await database.ReadAsync(connection => answers.FindAsync<Message>(connection, key), cancellationToken)
            // Forgotten in between: the next try is a new one.
            ?? throw Refusal.Because(Reason.ServiceIndisponible);
        return await told.FindAsync(sender, Guid.Parse(first.MessageId), cancellationToken);
    }

    private async Task<Message> ReadAsync(
        MessageHeader header, MessageStream stream, CancellationToken cancellationToken)
    {
        var asked = new AskedMessage(header);
        var digests = new List<byte[]>();
        var size = 0L;
        var end = await stream.ReadAsync(
            async (attachment, bytes) =>
            {
                if (digests.Count == rules.MostAttachments) throw Refusal.Because(Reason.RequestIdReutilise);
                digests.Add(await DigestAsync(bytes));
                asked.Add(attachment, digests[^1]);
            },
            cancellationToken);
        MessageStream.DemandSameBytes(digests, end);
        return asked.ToMessage();

        async Task<byte[]> DigestAsync(Stream bytes)
        {
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[64 * 1024];
            while (await bytes.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            {
                size += count;
                if (size > rules.LargestMessage) throw Refusal.Because(Reason.RequestIdReutilise);
                sha256.AppendData(buffer, 0, count);
            }

            return sha256.GetHashAndReset();
        }
    }
}
