using System.Data.Common;
using Dapper;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Pieces;

/// <summary>The documents that attachments were deposited as.</summary>
internal static class DepositStore
{
    /// <param name="connection">The write.</param>
    /// <param name="message">The message.</param>
    /// <param name="patientId">Whose dossier was fed.</param>
    /// <param name="deposit">Which attachment, from which mailbox, as which document.</param>
    /// <param name="at">When.</param>
    public static Task AddAsync(
        DbConnection connection, Guid message, Guid patientId, NotedDeposit deposit, DateTimeOffset at) =>
        connection.ExecuteAsync(
            """
            INSERT INTO messagerie_depot (message_id, rank, boite_id, patient_id, unique_id, noted_at)
            VALUES (@message, @rank, @boite, @patientId, @uniqueId, @at)
            ON CONFLICT (message_id, rank, boite_id, patient_id, unique_id) DO NOTHING
            """,
            new
            {
                message = message.ToByteArray(),
                rank = (long)deposit.Rank,
                boite = deposit.Boite.ToByteArray(),
                patientId = patientId.ToByteArray(),
                uniqueId = deposit.Deposit.UniqueId,
                at = at.ToMicroseconds(),
            });

    /// <summary>Those of messages, oldest first.</summary>
    public static async Task<ILookup<Guid, NotedDeposit>> ListAsync(
        DbConnection connection, IReadOnlyCollection<Guid> messages)
    {
        var parameters = new DynamicParameters();
        var names = parameters.AddList("m", messages.Select(message => message.ToByteArray()));
        var rows = await connection.QueryAsync<(byte[] Message, long Rank, byte[] Boite, string UniqueId, long NotedAt)>(
            $"""
            SELECT message_id, rank, boite_id, unique_id, noted_at FROM messagerie_depot
            WHERE message_id IN ({names}) ORDER BY noted_at, unique_id
            """,
            parameters);
        return rows.ToLookup(
            row => new Guid(row.Message),
            row => new NotedDeposit(
                (int)row.Rank,
                new Guid(row.Boite),
                new AttachmentDeposit
                {
                    UniqueId = row.UniqueId,
                    DepositTime = Instants.FromMicroseconds(row.NotedAt).ToTimestamp(),
                }));
    }
}
