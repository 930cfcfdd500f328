using System.Data.Common;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>The documents that attachments were deposited as.</summary>
internal sealed class DepositStore(Database database)
{
    public static Task AddAsync(DbConnection connection, Guid message, int rank, string uniqueId, DateTimeOffset at) =>
        connection.ExecuteAsync(
            """
            INSERT INTO messagerie_depot (message_id, rank, unique_id, noted_at) VALUES (@message, @rank, @uniqueId, @at)
            ON CONFLICT (message_id, rank, unique_id) DO NOTHING
            """,
            new { message = message.ToByteArray(), rank = (long)rank, uniqueId, at = at.ToMicroseconds() });

    /// <summary>Those of a message, by the rank of the attachment.</summary>
    public Task<List<(int Rank, AttachmentDeposit Deposit)>> ListAsync(Guid message, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<(long Rank, string UniqueId, long NotedAt)>(
                    "SELECT rank, unique_id, noted_at FROM messagerie_depot WHERE message_id = @message ORDER BY noted_at",
                    new { message = message.ToByteArray() }))
                .Select(row => ((int)row.Rank, new AttachmentDeposit
                {
                    UniqueId = row.UniqueId,
                    DepositTime = Instants.FromMicroseconds(row.NotedAt).ToTimestamp(),
                }))
                .ToList(),
            cancellationToken);
}
