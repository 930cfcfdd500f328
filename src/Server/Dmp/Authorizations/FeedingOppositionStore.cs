using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Authorizations;

/// <summary>The oppositions of patients to new documents, one for each structure.</summary>
internal sealed class FeedingOppositionStore(IdentifierIndex index)
{
    public Task<bool> IsOpposedAsync(DbConnection connection, Guid patientId, string structIdNat) =>
        connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM feeding_opposition
                WHERE patient_id = @patientId AND structure_hash = @structure AND opposed = 1)
            """,
            new { patientId = patientId.ToByteArray(), structure = index.HashAuthor(structIdNat) });
}
