using System.Data.Common;
using Dapper;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Evenements;

/// <summary>What happened in mailboxes, in order. An event is told by the write that makes it.</summary>
internal sealed class EventStore(Database database)
{
    /// <summary>Holds the row of a mailbox to the end of the write: it serialises the mailbox's writers.</summary>
    public static Task HoldAsync(DbConnection connection, Guid boite) =>
        connection.ExecuteAsync(
            """
            INSERT INTO messagerie_boite (boite_id, seq) VALUES (@boite, 0)
            ON CONFLICT (boite_id) DO UPDATE SET seq = messagerie_boite.seq
            """,
            new { boite = boite.ToByteArray() });

    /// <summary>Tells an event, in a mailbox whose row the write holds.</summary>
    public async Task AppendAsync(DbConnection connection, Guid boite, NewEvent happened)
    {
        await connection.ExecuteAsync(
            """
            INSERT INTO messagerie_evenement
                (boite_id, seq, kind, conversation_id, message_id, hidden_from_representatives, happened_at)
            VALUES (@boite, @seq, @kind, @conversation, @message, @hidden, @at)
            """,
            new
            {
                boite = boite.ToByteArray(),
                seq = await NextSeqAsync(connection, boite),
                kind = (long)happened.Kind,
                conversation = happened.Conversation.ToByteArray(),
                message = happened.Message?.ToByteArray(),
                hidden = happened.IsHiddenFromRepresentatives ? 1L : 0L,
                at = happened.At.ToMicroseconds(),
            });
        await database.SignalAsync(connection, boite);
    }

    /// <summary>The rank of the last event; 0 for a mailbox that nothing has happened in.</summary>
    public Task<long> LastAsync(Guid boite, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(
                "SELECT COALESCE(MAX(seq), 0) FROM messagerie_evenement WHERE boite_id = @boite",
                new { boite = boite.ToByteArray() }),
            cancellationToken);

    /// <summary>The events after a rank, oldest first.</summary>
    public Task<List<StoredEvent>> ListAsync(Guid boite, long afterSeq, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                    """
                    SELECT seq AS Seq, kind AS Kind, conversation_id AS ConversationId, message_id AS MessageId,
                           hidden_from_representatives AS Hidden, happened_at AS HappenedAt
                    FROM messagerie_evenement WHERE boite_id = @boite AND seq > @afterSeq ORDER BY seq LIMIT @count
                    """,
                    new { boite = boite.ToByteArray(), afterSeq, count }))
                .Select(row => row.ToEvent()).ToList(),
            cancellationToken);

    private static Task<long> NextSeqAsync(DbConnection connection, Guid boite) =>
        connection.ExecuteScalarAsync<long>(
            "UPDATE messagerie_boite SET seq = seq + 1 WHERE boite_id = @boite RETURNING seq",
            new { boite = boite.ToByteArray() });

    // Filled by name: SQLite tells no type for a column that is null in the first row.
    private sealed class Row
    {
        public long Seq { get; init; }

        public long Kind { get; init; }

        public byte[] ConversationId { get; init; } = [];

        public byte[]? MessageId { get; init; }

        public long Hidden { get; init; }

        public long HappenedAt { get; init; }

        public StoredEvent ToEvent() => new(
            Seq,
            new NewEvent(
                (MailboxEventKind)Kind,
                new Guid(ConversationId),
                MessageId is { } message ? new Guid(message) : null,
                Hidden != 0,
                Instants.FromMicroseconds(HappenedAt)));
    }
}
