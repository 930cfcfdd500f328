using System.Buffers.Binary;
using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Courriers;

/// <summary>The outbox of letters. They are sealed, and gone once the operator has them.</summary>
internal sealed class CourrierStore(Database database, Sealer sealer)
{
    private const string BodyColumn = "courrier.body";

    /// <summary>Adds a letter, in place of one that was not sent yet and holds a code: a new code or none at all serves. The
    /// ranks' row is taken after those of accounts, and held to the end of the write: letters appear in the order of their
    /// ranks, so that to acknowledge one acknowledges no other that is still on its way.</summary>
    public async Task AddAsync(DbConnection connection, Guid patientId, Courrier courrier)
    {
        var rank = await connection.ExecuteScalarAsync<long>("UPDATE courrier_rank SET last = last + 1 RETURNING last");
        await DeleteCodesAsync(connection, patientId);
        await connection.ExecuteAsync(
            "INSERT INTO courrier (rank, patient_id, holds_code, body) VALUES (@rank, @id, @holdsCode, @body)",
            new
            {
                rank,
                id = patientId.ToByteArray(),
                holdsCode = courrier.Code.Length > 0 ? 1L : 0L,
                body = sealer.Seal(BodyColumn, Place(rank), courrier.ToByteArray()),
            });
    }

    /// <summary>Takes the codes back that were not sent yet. What tells that something happened is sent whatever follows: who
    /// made it happen must not be able to hush it up.</summary>
    public static Task DeleteCodesAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            "DELETE FROM courrier WHERE patient_id = @id AND holds_code = 1", new { id = patientId.ToByteArray() });

    /// <summary>Takes back all that was not sent yet.</summary>
    public static Task DeleteAllAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync("DELETE FROM courrier WHERE patient_id = @id", new { id = patientId.ToByteArray() });

    /// <summary>Forgets the letters up to a rank, that one included.</summary>
    public Task ForgetAsync(long rank, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                // Before the letters, as whoever adds some takes it.
                await connection.ExecuteAsync("UPDATE courrier_rank SET last = last");
                await connection.ExecuteAsync("DELETE FROM courrier WHERE rank <= @rank", new { rank });
            },
            cancellationToken);

    /// <summary>The oldest letters, with their ranks.</summary>
    public Task<List<(long Rank, Courrier Courrier)>> ListAsync(int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                    "SELECT rank AS Rank, body AS Body FROM courrier ORDER BY rank LIMIT @count", new { count }))
                .Select(row => (row.Rank, Courrier.Parser.ParseFrom(sealer.Open(BodyColumn, Place(row.Rank), row.Body))))
                .ToList(),
            cancellationToken);

    private static byte[] Place(long rank)
    {
        var place = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, rank);
        return place;
    }

    private sealed record Row(long Rank, byte[] Body);
}
