using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Messages, and the mailboxes that they are in.</summary>
internal sealed class MessageStore(Database database, Sealer sealer)
{
    private const string BodyColumn = "messagerie_message.body";

    private const string From =
        """
        SELECT m.message_id AS MessageId, m.body AS Body, r.sent AS Sent, r.sent_at AS SentAt, r.read_at AS ReadAt
        FROM messagerie_remise r JOIN messagerie_message m ON m.message_id = r.message_id
        """;

    private const string OfReader = "r.boite_id = @boite AND r.hidden_from_representatives <= @shown";

    private const string Page =
        """
        AND (r.sent_at < @at OR (r.sent_at = @at AND r.message_id < @key))
        ORDER BY r.sent_at DESC, r.message_id DESC LIMIT @count
        """;

    /// <summary>Keeps a message, and puts it into the mailboxes of its sender and its addressees.</summary>
    public async Task InsertAsync(DbConnection connection, SentMessage sent)
    {
        var id = sent.Id.ToByteArray();
        await connection.ExecuteAsync(
            "INSERT INTO messagerie_message (message_id, conversation_id, sent_at, body) VALUES (@id, @conversation, @at, @body)",
            new
            {
                id,
                conversation = sent.ConversationId.ToByteArray(),
                at = sent.At.ToMicroseconds(),
                body = sealer.Seal(BodyColumn, id, sent.Message.ToByteArray()),
            });
        foreach (var (rank, content) in sent.Contents.Index())
            await connection.ExecuteAsync(
                "INSERT INTO messagerie_piece (message_id, rank, content_id) VALUES (@id, @rank, @content)",
                new { id, rank = (long)rank, content = content.ToByteArray() });
        await DeliverAsync(connection, sent, sent.Sender.BoiteId, isSent: true);
        foreach (var addressee in sent.Addressees) await DeliverAsync(connection, sent, addressee.BoiteId, isSent: false);
    }

    /// <summary>A message of a mailbox; null when it is not there, or its reader may not know of it.</summary>
    public Task<StoredMessage?> FindAsync(
        Guid boite, DossierReader reader, Guid message, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, boite, reader, message), cancellationToken);

    public async Task<StoredMessage?> FindAsync(DbConnection connection, Guid boite, DossierReader reader, Guid message)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            $"{From} WHERE {OfReader} AND r.message_id = @message",
            new { boite = boite.ToByteArray(), shown = (long)reader, message = message.ToByteArray() });
        return row is null ? null : Open(row);
    }

    /// <summary>The last message of a conversation that the reader of a mailbox knows of; null without any.</summary>
    public static async Task<Guid?> FindLastAsync(
        DbConnection connection, Guid boite, DossierReader reader, Guid conversation)
    {
        var id = await connection.ExecuteScalarAsync<byte[]?>(
            $"""
            SELECT r.message_id FROM messagerie_remise r WHERE {OfReader} AND r.conversation_id = @conversation
            ORDER BY r.sent_at DESC, r.message_id DESC LIMIT 1
            """,
            new { boite = boite.ToByteArray(), shown = (long)reader, conversation = conversation.ToByteArray() });
        return id is null ? null : new Guid(id);
    }

    /// <summary>The messages of a conversation after a place, latest first.</summary>
    public Task<List<StoredMessage>> ListAsync(
        Guid boite, DossierReader reader, Guid conversation, ListPlace after, int count, CancellationToken cancellationToken) =>
        QueryAsync(
            $"{From} WHERE {OfReader} AND r.conversation_id = @conversation {Page}",
            Parameters(boite, reader, after, count, new { conversation = conversation.ToByteArray() }),
            cancellationToken);

    /// <summary>The messages that hold all of some words, after a place, latest first.</summary>
    public Task<List<StoredMessage>> SearchAsync(
        Guid boite,
        DossierReader reader,
        IReadOnlyList<byte[]> words,
        ListPlace after,
        int count,
        CancellationToken cancellationToken)
    {
        var parameters = Parameters(boite, reader, after, count, new { });
        foreach (var (rank, word) in words.Index()) parameters.Add($"w{rank}", word);
        var joins = Enumerable.Range(0, words.Count).Select(rank =>
            $"JOIN messagerie_mot w{rank} ON w{rank}.boite_id = r.boite_id AND w{rank}.message_id = r.message_id "
            + $"AND w{rank}.word_hash = @w{rank}");
        return QueryAsync($"{From} {string.Join(' ', joins)} WHERE {OfReader} {Page}", parameters, cancellationToken);
    }

    /// <summary>How many messages of conversations are unread, and when the last of each came; nothing of one without
    /// any.</summary>
    public Task<Dictionary<Guid, (int Unread, DateTimeOffset Last)>> SummariesAsync(
        Guid boite, DossierReader reader, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { boite = boite.ToByteArray(), shown = (long)reader });
        var names = parameters.AddList("c", conversations.Select(conversation => conversation.ToByteArray()));
        return database.ReadAsync(
            async connection => (await connection.QueryAsync<(byte[] Conversation, long Unread, long LastAt)>(
                    $"""
                    SELECT r.conversation_id, COUNT(*) - COUNT(r.read_at), MAX(r.sent_at)
                    FROM messagerie_remise r WHERE {OfReader} AND r.conversation_id IN ({names}) GROUP BY r.conversation_id
                    """,
                    parameters))
                .ToDictionary(
                    row => new Guid(row.Conversation), row => ((int)row.Unread, Instants.FromMicroseconds(row.LastAt))),
            cancellationToken);
    }

    /// <summary>How many messages of mailboxes are unread; nothing of one that has read all.</summary>
    public Task<Dictionary<Guid, int>> CountUnreadAsync(
        IReadOnlyCollection<Guid> boites, DossierReader reader, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters(new { shown = (long)reader });
        var names = parameters.AddList("b", boites.Select(boite => boite.ToByteArray()));
        return database.ReadAsync(
            async connection => (await connection.QueryAsync<(byte[] Boite, long Unread)>(
                    $"""
                    SELECT boite_id, COUNT(*) FROM messagerie_remise
                    WHERE boite_id IN ({names}) AND hidden_from_representatives <= @shown AND read_at IS NULL
                    GROUP BY boite_id
                    """,
                    parameters))
                .ToDictionary(row => new Guid(row.Boite), row => (int)row.Unread),
            cancellationToken);
    }

    /// <summary>Marks a message as read; false when it was before.</summary>
    public static async Task<bool> MarkAsync(DbConnection connection, Guid boite, Guid message, DateTimeOffset at) =>
        await connection.ExecuteAsync(
            "UPDATE messagerie_remise SET read_at = @at WHERE boite_id = @boite AND message_id = @message AND read_at IS NULL",
            new { boite = boite.ToByteArray(), message = message.ToByteArray(), at = at.ToMicroseconds() }) == 1;

    /// <summary>Whether a message is in a mailbox, whoever reads it.</summary>
    public static Task<bool> HoldsAsync(DbConnection connection, Guid boite, Guid message) =>
        connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM messagerie_remise WHERE boite_id = @boite AND message_id = @message)",
            new { boite = boite.ToByteArray(), message = message.ToByteArray() });

    /// <summary>Those of some messages that are in a mailbox and that its reader may know of.</summary>
    public static async Task<HashSet<Guid>> ListKnownAsync(
        DbConnection connection, Guid boite, DossierReader reader, IReadOnlyCollection<Guid> messages)
    {
        var parameters = new DynamicParameters(new { boite = boite.ToByteArray(), shown = (long)reader });
        var names = parameters.AddList("m", messages.Select(message => message.ToByteArray()));
        var found = await connection.QueryAsync<byte[]>(
            $"SELECT r.message_id FROM messagerie_remise r WHERE {OfReader} AND r.message_id IN ({names})", parameters);
        return [.. found.Select(id => new Guid(id))];
    }

    private static Task<int> DeliverAsync(DbConnection connection, SentMessage sent, Guid boite, bool isSent) =>
        connection.ExecuteAsync(
            """
            INSERT INTO messagerie_remise
                (boite_id, message_id, conversation_id, sent_at, sent, hidden_from_representatives, read_at)
            VALUES (@boite, @message, @conversation, @at, @sent, @hidden, @readAt)
            """,
            new
            {
                boite = boite.ToByteArray(),
                message = sent.Id.ToByteArray(),
                conversation = sent.ConversationId.ToByteArray(),
                at = sent.At.ToMicroseconds(),
                sent = isSent ? 1L : 0L,
                hidden = sent.IsHiddenFromRepresentatives ? 1L : 0L,
                readAt = isSent ? sent.At.ToMicroseconds() : (long?)null,
            });

    private static DynamicParameters Parameters(
        Guid boite, DossierReader reader, ListPlace after, int count, object own)
    {
        var parameters = new DynamicParameters(own);
        parameters.AddDynamicParams(
            new { boite = boite.ToByteArray(), shown = (long)reader, at = after.At, key = after.Key, count });
        return parameters;
    }

    private Task<List<StoredMessage>> QueryAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(sql, parameters)).Select(Open).ToList(),
            cancellationToken);

    private StoredMessage Open(Row row) => new(
        new Guid(row.MessageId),
        Message.Parser.ParseFrom(sealer.Open(BodyColumn, row.MessageId, row.Body)),
        row.Sent != 0,
        row.ReadAt is { } at ? Instants.FromMicroseconds(at) : null,
        new ListPlace(row.SentAt, row.MessageId));

    // Filled by name: SQLite tells no type for a column that is null in the first row.
    private sealed class Row
    {
        public byte[] MessageId { get; init; } = [];

        public byte[] Body { get; init; } = [];

        public long Sent { get; init; }

        public long SentAt { get; init; }

        public long? ReadAt { get; init; }
    }
}
