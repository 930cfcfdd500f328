using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Messages;

/// <summary>Who has read the messages whose senders asked to be told.</summary>
internal static class ReceiptStore
{
    /// <param name="connection">The write.</param>
    /// <param name="message">The message.</param>
    /// <param name="recipient">The rank of the reader among its recipients.</param>
    /// <param name="at">When.</param>
    public static Task AddAsync(DbConnection connection, Guid message, int recipient, DateTimeOffset at) =>
        connection.ExecuteAsync(
            """
            INSERT INTO messagerie_accuse (message_id, recipient, read_at) VALUES (@message, @recipient, @at)
            ON CONFLICT (message_id, recipient) DO NOTHING
            """,
            new { message = message.ToByteArray(), recipient = (long)recipient, at = at.ToMicroseconds() });

    /// <summary>The receipts of messages, each in the order of its recipients.</summary>
    public static async Task<ILookup<Guid, (int Recipient, DateTimeOffset ReadAt)>> ListAsync(
        DbConnection connection, IReadOnlyCollection<Guid> messages)
    {
        var parameters = new DynamicParameters();
        var names = parameters.AddList("m", messages.Select(message => message.ToByteArray()));
        var rows = await connection.QueryAsync<(byte[] Message, long Recipient, long ReadAt)>(
            $"SELECT message_id, recipient, read_at FROM messagerie_accuse WHERE message_id IN ({names}) ORDER BY recipient",
            parameters);
        return rows.ToLookup(
            row => new Guid(row.Message), row => ((int)row.Recipient, Instants.FromMicroseconds(row.ReadAt)));
    }
}
