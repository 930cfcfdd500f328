using System.Data.Common;
using System.Text;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>Puts many dossiers into the store at once. They can be found by traits once they belong to an
/// account (<see cref="DossierStore.OpenAsync"/>).</summary>
internal sealed class DossierLoad(Sealer sealer)
{
    private const string Columns =
        "patient_id, status, traits, identifier, attached, closed_at, closing_reason, seq, bris_de_glace_opposed, "
        + "urgence_opposed, last_document_at";

    private static readonly BulkInsert Identifiers = new(
        "patient_identifier", BulkColumn.Bytes("identifier_hash"), BulkColumn.Bytes("patient_id"))
    {
        Ending = "ON CONFLICT (identifier_hash) DO NOTHING",
    };

    private static readonly BulkInsert Dossiers = new(
        "dossier",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Number("status"),
        BulkColumn.Bytes("traits"),
        BulkColumn.Bytes("identifier"),
        BulkColumn.Number("attached"),
        BulkColumn.Number("closed_at"),
        BulkColumn.Bytes("closing_reason"),
        BulkColumn.Number("seq"),
        BulkColumn.Number("bris_de_glace_opposed"),
        BulkColumn.Number("urgence_opposed"),
        BulkColumn.Number("last_document_at"));

    /// <summary>Gives patients their identities, but for those that somebody has.</summary>
    /// <returns>How many got theirs.</returns>
    public static Task<int> IdentifyAsync(
        DbConnection connection, IEnumerable<(byte[] Hash, Guid PatientId)> patients, CancellationToken cancellationToken) =>
        Identifiers.RunAsync(
            connection,
            patients.Select(patient => new object?[] { patient.Hash, patient.PatientId.ToByteArray() }),
            cancellationToken);

    /// <summary>Adds the dossiers of patients who had none. <c>Seq</c> is that of their last change.</summary>
    public Task<int> AddAsync(
        DbConnection connection,
        IEnumerable<(Guid PatientId, StoredDossier Dossier, long Seq)> dossiers,
        CancellationToken cancellationToken) =>
        Dossiers.RunAsync(
            connection,
            dossiers.Select(one => ToRow(one.PatientId.ToByteArray(), one.Dossier, one.Seq)),
            cancellationToken);

    /// <summary>Opens the dossier of a patient who is known here, unless it was ever opened.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="patientId">The patient.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="changes">How many ranks its changes take.</param>
    /// <returns>The last of these ranks; null when it was opened before.</returns>
    public Task<long?> OpenAsync(DbConnection connection, Guid patientId, StoredDossier dossier, long changes)
    {
        var row = ToRow(patientId.ToByteArray(), dossier, changes);
        var parameters = new DynamicParameters(new { inexistant = (long)DossierStatus.Inexistant });
        foreach (var (name, value) in Columns.Split(", ").Zip(row)) parameters.Add(name, value);
        return connection.ExecuteScalarAsync<long?>(
            $"""
            INSERT INTO dossier ({Columns}) VALUES (@{Columns.Replace(", ", ", @", StringComparison.Ordinal)})
            ON CONFLICT (patient_id) DO UPDATE SET status = @status, traits = @traits, identifier = @identifier,
                attached = @attached, closed_at = @closed_at, closing_reason = @closing_reason, seq = dossier.seq + @seq,
                bris_de_glace_opposed = @bris_de_glace_opposed, urgence_opposed = @urgence_opposed,
                last_document_at = @last_document_at
            WHERE dossier.status = @inexistant
            RETURNING seq
            """,
            parameters);
    }

    private object?[] ToRow(byte[] id, StoredDossier dossier, long seq) =>
    [
        id,
        (long)dossier.Status,
        sealer.Seal(DossierStore.TraitsColumn, id, dossier.Traits.ToByteArray()),
        sealer.Seal(DossierStore.IdentifierColumn, id, dossier.Identifier!.ToByteArray()),
        dossier.IsAttached ? 1L : 0L,
        dossier.ClosedAt?.ToMicroseconds(),
        dossier.ClosingReason.Length == 0
            ? null
            : sealer.Seal(DossierStore.ClosingReasonColumn, id, Encoding.UTF8.GetBytes(dossier.ClosingReason)),
        seq,
        dossier.OpposesBrisDeGlace ? 1L : 0L,
        dossier.OpposesUrgence ? 1L : 0L,
        dossier.LastDocumentAt?.ToMicroseconds(),
    ];
}
