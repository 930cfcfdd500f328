using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Compte.Espace;

internal sealed class ProfilStore(Database database, Sealer sealer)
{
    private const string Column = "medical_profile.profile";

    public Task<StoredProfil> FindAsync(Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId), cancellationToken);

    /// <summary>The profile of a patient; an empty one when none was ever told.</summary>
    public async Task<StoredProfil> FindAsync(DbConnection connection, Guid patientId)
    {
        var id = patientId.ToByteArray();
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            "SELECT profile AS Profile, unique_id AS UniqueId FROM medical_profile WHERE patient_id = @id", new { id });
        return row is null
            ? StoredProfil.None
            : new StoredProfil(Profil.Parser.ParseFrom(sealer.Open(Column, id, row.Profile)), row.UniqueId);
    }

    /// <summary>Keeps a profile in place of what there was.</summary>
    public Task SaveAsync(DbConnection connection, Guid patientId, Profil profil, string uniqueId)
    {
        var id = patientId.ToByteArray();
        return connection.ExecuteAsync(
            """
            INSERT INTO medical_profile (patient_id, profile, unique_id) VALUES (@id, @profile, @uniqueId)
            ON CONFLICT (patient_id) DO UPDATE SET profile = @profile, unique_id = @uniqueId
            """,
            new { id, profile = sealer.Seal(Column, id, profil.ToByteArray()), uniqueId });
    }

    public static Task DeleteAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            "DELETE FROM medical_profile WHERE patient_id = @id", new { id = patientId.ToByteArray() });

    private sealed record Row(byte[] Profile, string UniqueId);
}
