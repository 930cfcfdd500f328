using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Assures;

/// <summary>Who acts for minors.</summary>
internal sealed class RepresentativeStore(Database database)
{
    public Task<bool> IsAsync(Guid representativeId, Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>(
                """
                SELECT EXISTS (SELECT 1 FROM legal_representative
                WHERE patient_id = @patientId AND representative_id = @representativeId)
                """,
                new { patientId = patientId.ToByteArray(), representativeId = representativeId.ToByteArray() }),
            cancellationToken);

    /// <summary>The persons whom somebody represents, as far as they are still minors.</summary>
    public Task<List<Guid>> ListMinorsAsync(Guid representativeId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<byte[]>(
                    """
                    SELECT r.patient_id FROM legal_representative r JOIN compte c ON c.patient_id = r.patient_id
                    WHERE r.representative_id = @representativeId AND c.majority_at > @now ORDER BY c.majority_at, r.patient_id
                    """,
                    new { representativeId = representativeId.ToByteArray(), now = now.ToMicroseconds() }))
                .Select(id => new Guid(id)).ToList(),
            cancellationToken);

    /// <summary>The parent of attachment; null for whoever nobody represents.</summary>
    public static async Task<Guid?> FindFirstAsync(DbConnection connection, Guid patientId)
    {
        var id = await connection.ExecuteScalarAsync<byte[]?>(
            "SELECT representative_id FROM legal_representative WHERE patient_id = @id ORDER BY rank LIMIT 1",
            new { id = patientId.ToByteArray() });
        return id is null ? null : new Guid(id);
    }

    /// <summary>Keeps who represents a person, in place of what there was.</summary>
    public static async Task SaveAsync(DbConnection connection, Guid patientId, IReadOnlyList<Guid> representatives)
    {
        await connection.ExecuteAsync(
            "DELETE FROM legal_representative WHERE patient_id = @id", new { id = patientId.ToByteArray() });
        foreach (var (rank, representative) in representatives.Index())
        {
            await connection.ExecuteAsync(
                "INSERT INTO legal_representative (patient_id, representative_id, rank) VALUES (@id, @representative, @rank)",
                new { id = patientId.ToByteArray(), representative = representative.ToByteArray(), rank = (long)rank });
        }
    }
}
