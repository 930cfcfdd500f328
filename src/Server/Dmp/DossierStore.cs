using System.Data.Common;
using System.Text.Json;
using Dapper;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp;

internal sealed class DossierStore(Database database, Sealer sealer, IdentifierIndex index)
{
    private const string TraitsColumn = "dossier.traits";

    public Task<DossierRow?> FindAsync(Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<DossierRow?>(
                """
                SELECT status AS Status, attached AS Attached, closed_at AS ClosedAt, closing_reason AS ClosingReason
                FROM dossier WHERE patient_id = @id
                """,
                new { id = patientId.ToByteArray() }),
            cancellationToken);

    /// <summary>The status of a dossier whose row is held to the end of the transaction: it serialises the dossier's writers.</summary>
    public static async Task<DossierStatus> LockAsync(DbConnection connection, Guid patientId) =>
        (DossierStatus)await connection.ExecuteScalarAsync<long>(
            "UPDATE dossier SET seq = seq WHERE patient_id = @id RETURNING status", new { id = patientId.ToByteArray() });

    public static Task<long> NextSeqAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteScalarAsync<long>(
            "UPDATE dossier SET seq = seq + 1 WHERE patient_id = @id RETURNING seq", new { id = patientId.ToByteArray() });

    /// <summary>Opens a dossier under all the identifiers of a patient; does nothing when one of them is known.</summary>
    public Task AddAsync(
        IReadOnlyCollection<Ins> identifiers, Traits traits, DossierRow dossier, CancellationToken cancellationToken)
    {
        var patientId = Guid.NewGuid().ToByteArray();
        var sealedTraits = sealer.Seal(TraitsColumn, patientId, JsonSerializer.SerializeToUtf8Bytes(traits));
        return database.WriteAsync(
            async connection =>
            {
                var hashes = identifiers.Select(index.Hash).ToList();
                foreach (var hash in hashes)
                {
                    if (await connection.ExecuteScalarAsync<bool>(
                        "SELECT EXISTS (SELECT 1 FROM patient_identifier WHERE identifier_hash = @hash)", new { hash })) return;
                }

                foreach (var hash in hashes)
                {
                    await connection.ExecuteAsync(
                        "INSERT INTO patient_identifier (identifier_hash, patient_id) VALUES (@hash, @patientId)",
                        new { hash, patientId });
                }

                await connection.ExecuteAsync(
                    """
                    INSERT INTO dossier (patient_id, status, traits, attached, closed_at, closing_reason, seq)
                    VALUES (@patientId, @Status, @sealedTraits, @Attached, @ClosedAt, @ClosingReason, 0)
                    """,
                    new { patientId, sealedTraits, dossier.Status, dossier.Attached, dossier.ClosedAt, dossier.ClosingReason });
            },
            cancellationToken);
    }
}
