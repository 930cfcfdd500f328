using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Messages;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Conversations;

/// <summary>Conversations, and the mailboxes that take part in them.</summary>
internal sealed class ConversationStore(Database database, Sealer sealer)
{
    private const string BodyColumn = "messagerie_conversation.body";

    private const int IdLength = 16;

    // A closing that representatives may not know of has not happened to them.
    private const string From =
        """
        SELECT c.conversation_id AS ConversationId, c.boites AS Boites, c.body AS Body,
               c.hidden_from_representatives AS Hidden, c.opened_at AS OpenedAt,
               CASE WHEN @shown = 0 THEN c.closing_shown_at ELSE c.closed_at END AS ClosedAt,
               p.last_at AS LastAt, p.shown_at AS ShownAt
        FROM messagerie_participation p JOIN messagerie_conversation c ON c.conversation_id = p.conversation_id
        WHERE p.boite_id = @boite AND c.hidden_from_representatives <= @shown
        """;

    /// <summary>A conversation that a mailbox takes part in; null when it does not, or its reader may not know of it.</summary>
    public Task<StoredConversation?> FindAsync(
        Guid boite, DossierReader reader, Guid conversation, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, boite, reader, conversation), cancellationToken);

    public async Task<StoredConversation?> FindAsync(
        DbConnection connection, Guid boite, DossierReader reader, Guid conversation)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            $"{From} AND p.conversation_id = @conversation",
            new { boite = boite.ToByteArray(), shown = (long)reader, conversation = conversation.ToByteArray() });
        return row is null ? null : Open(row);
    }

    /// <summary>The conversations of a mailbox after a place, the one with the latest message first.</summary>
    public Task<List<ListedConversation>> ListAsync(
        Guid boite, DossierReader reader, bool unreadOnly, ListPlace after, int count, CancellationToken cancellationToken)
    {
        const string unread =
            """
            AND EXISTS (SELECT 1 FROM messagerie_remise r WHERE r.boite_id = p.boite_id
                AND r.conversation_id = p.conversation_id AND r.read_at IS NULL AND r.hidden_from_representatives <= @shown)
            """;
        // A message that the reader may not know of does not move its conversation either.
        var isRepresentative = reader == DossierReader.Representative;
        var latest = isRepresentative ? "p.shown_at" : "p.last_at";
        return database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                    $"""
                    {From} {(unreadOnly ? unread : "")}
                    AND ({latest} < @at OR ({latest} = @at AND p.conversation_id < @key))
                    ORDER BY {latest} DESC, p.conversation_id DESC LIMIT @count
                    """,
                    new { boite = boite.ToByteArray(), shown = (long)reader, at = after.At, key = after.Key, count }))
                .Select(row => new ListedConversation(
                    Open(row), new ListPlace(isRepresentative ? row.ShownAt : row.LastAt, row.ConversationId)))
                .ToList(),
            cancellationToken);
    }

    public Task InsertAsync(DbConnection connection, StoredConversation conversation)
    {
        var id = conversation.Id.ToByteArray();
        var body = new Conversation
        {
            Subject = conversation.Subject,
            Participants = { conversation.Members.Select(member => member.Correspondent) },
        };
        return connection.ExecuteAsync(
            """
            INSERT INTO messagerie_conversation 
                (conversation_id, patient_id, body, boites, hidden_from_representatives, opened_at)
            VALUES (@id, @patientId, @body, @boites, @hidden, @openedAt)
            """,
            new
            {
                id,
                patientId = conversation.Patient?.BoiteId.ToByteArray(),
                body = sealer.Seal(BodyColumn, id, body.ToByteArray()),
                boites = conversation.Members.SelectMany(member => member.BoiteId.ToByteArray()).ToArray(),
                hidden = conversation.IsHiddenFromRepresentatives ? 1L : 0L,
                openedAt = conversation.OpenedAt.ToMicroseconds(),
            });
    }

    /// <summary>Puts the conversation on top of those of a mailbox, for all who see the message that came.</summary>
    public static Task TouchAsync(DbConnection connection, Guid boite, SentMessage sent) =>
        connection.ExecuteAsync(
            $"""
            INSERT INTO messagerie_participation (boite_id, conversation_id, last_at, shown_at)
            VALUES (@boite, @conversation, @at, @at)
            ON CONFLICT (boite_id, conversation_id) DO UPDATE
            SET last_at = @at {(sent.IsHiddenFromRepresentatives ? "" : ", shown_at = @at")}
            """,
            new
            {
                boite = boite.ToByteArray(),
                conversation = sent.ConversationId.ToByteArray(),
                at = sent.At.ToMicroseconds(),
            });

    /// <summary>Whether a mailbox still takes part: one that went with its dossier does not.</summary>
    public static Task<bool> TakesPartAsync(DbConnection connection, Guid boite, Guid conversation) =>
        connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM messagerie_participation
                WHERE boite_id = @boite AND conversation_id = @conversation)
            """,
            new { boite = boite.ToByteArray(), conversation = conversation.ToByteArray() });

    /// <summary>Closes a conversation; for representatives too, unless it is kept from them. False where it was closed
    /// like this before.</summary>
    public static async Task<bool> CloseAsync(
        DbConnection connection, Guid conversation, bool isHiddenFromRepresentatives, DateTimeOffset at) =>
        await connection.ExecuteAsync(
            $"""
            UPDATE messagerie_conversation SET closed_at = COALESCE(closed_at, @at)
                {(isHiddenFromRepresentatives ? "" : ", closing_shown_at = @at")}
            WHERE conversation_id = @conversation
                AND {(isHiddenFromRepresentatives ? "closed_at" : "closing_shown_at")} IS NULL
            """,
            new { conversation = conversation.ToByteArray(), at = at.ToMicroseconds() }) == 1;

    private StoredConversation Open(Row row)
    {
        var body = Conversation.Parser.ParseFrom(sealer.Open(BodyColumn, row.ConversationId, row.Body));
        return new StoredConversation(
            new Guid(row.ConversationId),
            body.Subject,
            [.. body.Participants.Select((one, rank) => new Addressee(BoiteOf(row, rank), one))],
            row.Hidden != 0,
            Instants.FromMicroseconds(row.OpenedAt),
            row.ClosedAt is { } at ? Instants.FromMicroseconds(at) : null);
    }

    // As they were when it began: an address may be somebody else's since.
    private static Guid BoiteOf(Row row, int rank) => new(row.Boites.AsSpan(rank * IdLength, IdLength));

    // Filled by name: SQLite tells no type for a column that is null in the first row.
    private sealed class Row
    {
        public byte[] ConversationId { get; init; } = [];

        public byte[] Boites { get; init; } = [];

        public byte[] Body { get; init; } = [];

        public long Hidden { get; init; }

        public long OpenedAt { get; init; }

        public long? ClosedAt { get; init; }

        public long LastAt { get; init; }

        public long ShownAt { get; init; }
    }
}
