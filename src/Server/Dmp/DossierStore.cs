using System.Text.Json;
using Dapper;
using MonEspaceSante.Identity;
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

    /// <summary>Opens a dossier under all the identifiers of a patient; does nothing when one of them is known.</summary>
    public Task AddAsync(
        IReadOnlyCollection<Ins> identifiers, Traits traits, DossierRow dossier, CancellationToken cancellationToken)
    {
        var patientId = Guid.NewGuid().ToByteArray();
        var sealedTraits = sealer.Seal(TraitsColumn, patientId, JsonSerializer.SerializeToUtf8Bytes(traits));
        return database.WriteAsync(
            async connection =>
            {
                foreach (var identifier in identifiers)
                {
                    var isNew = await connection.ExecuteAsync(
                        """
                        INSERT INTO patient_identifier (identifier_hash, patient_id) VALUES (@hash, @patientId)
                        ON CONFLICT (identifier_hash) DO NOTHING
                        """,
                        new { hash = index.Hash(identifier), patientId });
                    if (isNew == 0) return;
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
