using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>The oppositions of patients to new documents, one for each structure.</summary>
internal sealed class FeedingOppositionStore(Database database, IdentifierIndex index, TimeProvider time)
{
    public Task<bool> IsOpposedAsync(Guid patientId, string structIdNat, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => IsOpposedAsync(connection, patientId, structIdNat), cancellationToken);

    public Task<bool> IsOpposedAsync(DbConnection connection, Guid patientId, string structIdNat) =>
        connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM feeding_opposition
                WHERE patient_id = @patientId AND structure_hash = @structure AND opposed = 1)
            """,
            new { patientId = patientId.ToByteArray(), structure = index.HashAuthor(structIdNat) });

    public Task SaveAsync(DbConnection connection, Guid patientId, string structIdNat, bool opposed) =>
        connection.ExecuteAsync(
            """
            INSERT INTO feeding_opposition (patient_id, structure_hash, opposed, updated_at)
            VALUES (@patientId, @structure, @opposed, @now)
            ON CONFLICT (patient_id, structure_hash) DO UPDATE SET opposed = @opposed, updated_at = @now
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                structure = index.HashAuthor(structIdNat),
                opposed = opposed ? 1L : 0L,
                now = time.GetUtcNow().ToMicroseconds(),
            });
}
