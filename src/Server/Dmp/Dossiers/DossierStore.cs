using System.Data.Common;
using System.Text;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Identity.V1;

namespace MonEspaceSante.Server.Dmp.Dossiers;

internal sealed class DossierStore(Database database, Sealer sealer, IdentifierIndex index)
{
    private const string TraitsColumn = "dossier.traits";
    private const string IdentifierColumn = "dossier.identifier";
    private const string ClosingReasonColumn = "dossier.closing_reason";

    private const string Select =
        """
        SELECT status AS Status, traits AS Traits, identifier AS Identifier, attached AS Attached, closed_at AS ClosedAt,
               closing_reason AS ClosingReason, bris_de_glace_opposed AS BrisDeGlaceOpposed,
               urgence_opposed AS UrgenceOpposed, last_document_at AS LastDocumentAt
        FROM dossier WHERE patient_id = @id
        """;

    public Task<StoredDossier?> FindAsync(Guid patientId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => FindAsync(connection, patientId), cancellationToken);

    public async Task<StoredDossier?> FindAsync(DbConnection connection, Guid patientId)
    {
        var id = patientId.ToByteArray();
        var row = await connection.QuerySingleOrDefaultAsync<DossierRow?>(Select, new { id });
        return row is null ? null : Open(id, row);
    }

    /// <summary>The status of a dossier whose row is held to the end of the transaction: it serialises the dossier's writers.</summary>
    public static async Task<DossierStatus> LockAsync(DbConnection connection, Guid patientId) =>
        (DossierStatus)await connection.ExecuteScalarAsync<long>(
            "UPDATE dossier SET seq = seq WHERE patient_id = @id RETURNING status", new { id = patientId.ToByteArray() });

    public static Task<long> NextSeqAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteScalarAsync<long>(
            "UPDATE dossier SET seq = seq + 1 WHERE patient_id = @id RETURNING seq", new { id = patientId.ToByteArray() });

    /// <summary>Keeps when the last document of a dossier came.</summary>
    public static Task DateLastDocumentAsync(DbConnection connection, Guid patientId, DateTimeOffset at) =>
        connection.ExecuteAsync(
            "UPDATE dossier SET last_document_at = @at WHERE patient_id = @id",
            new { id = patientId.ToByteArray(), at = at.ToMicroseconds() });

    /// <summary>Opens a dossier under all the identifiers of a patient; only refreshes who the patient is when the first is known.</summary>
    public Task<Guid> AddAsync(
        IReadOnlyList<Ins> identifiers, StoredDossier dossier, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => AddAsync(connection, identifiers, dossier), cancellationToken);

    /// <summary>The same in a write.</summary>
    public async Task<Guid> AddAsync(DbConnection connection, IReadOnlyList<Ins> identifiers, StoredDossier dossier)
    {
        var patientId = await NameAsync(connection, identifiers);
        await connection.ExecuteAsync(
            """
            INSERT INTO dossier (patient_id, status, traits, identifier, attached, closed_at, closing_reason, seq,
                bris_de_glace_opposed, urgence_opposed)
            VALUES (@patientId, @status, @traits, @identifier, @attached, @closedAt, @closingReason, 0,
                @brisDeGlaceOpposed, @urgenceOpposed)
            ON CONFLICT (patient_id) DO UPDATE SET traits = @traits, identifier = @identifier
            """,
            ToRow(patientId, identifiers[0], dossier));
        await TraitStore.SaveAsync(connection, index, patientId, dossier.Traits);
        return new Guid(patientId);
    }

    // Two writes that name the same patient for the first time give one id: the second waits, and takes the first's.
    private async Task<byte[]> NameAsync(DbConnection connection, IReadOnlyList<Ins> identifiers)
    {
        var hashes = identifiers.Select(index.Hash).ToList();
        var patientId = await connection.ExecuteScalarAsync<byte[]>(
            """
            INSERT INTO patient_identifier (identifier_hash, patient_id) VALUES (@hash, @drawn)
            ON CONFLICT (identifier_hash) DO UPDATE SET patient_id = patient_identifier.patient_id RETURNING patient_id
            """,
            new { hash = hashes[0], drawn = Guid.NewGuid().ToByteArray() });
        foreach (var hash in hashes.Skip(1))
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO patient_identifier (identifier_hash, patient_id) VALUES (@hash, @patientId)
                ON CONFLICT (identifier_hash) DO NOTHING
                """,
                new { hash, patientId });
        }

        return patientId!;
    }

    private object ToRow(byte[] patientId, Ins identifier, StoredDossier dossier) => new
    {
        patientId,
        status = (long)dossier.Status,
        traits = sealer.Seal(TraitsColumn, patientId, dossier.Traits.ToByteArray()),
        identifier = sealer.Seal(
            IdentifierColumn,
            patientId,
            new Contract.Ins { Matricule = identifier.Matricule, Oid = identifier.Oid }.ToByteArray()),
        attached = dossier.IsAttached ? 1L : 0L,
        closedAt = dossier.ClosedAt?.ToMicroseconds(),
        closingReason = SealReason(patientId, dossier.ClosingReason),
        brisDeGlaceOpposed = dossier.OpposesBrisDeGlace ? 1L : 0L,
        urgenceOpposed = dossier.OpposesUrgence ? 1L : 0L,
    };

    public Task CloseAsync(DbConnection connection, Guid patientId, string reason, DateTimeOffset at) =>
        connection.ExecuteAsync(
            "UPDATE dossier SET status = @ferme, closed_at = @at, closing_reason = @reason WHERE patient_id = @id",
            new
            {
                id = patientId.ToByteArray(),
                ferme = (long)DossierStatus.Ferme,
                at = at.ToMicroseconds(),
                reason = SealReason(patientId.ToByteArray(), reason),
            });

    /// <summary>Opens a dossier for an account, whatever it was before.</summary>
    public static Task OpenAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            """
            UPDATE dossier SET status = @actif, attached = 1, closed_at = NULL, closing_reason = NULL
            WHERE patient_id = @id
            """,
            new { id = patientId.ToByteArray(), actif = (long)DossierStatus.Actif });

    /// <summary>Opens a dossier for an account, unless the patient has one.</summary>
    public static Task OpenNewAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            "UPDATE dossier SET status = @actif, attached = 1 WHERE patient_id = @id AND status = @inexistant",
            new
            {
                id = patientId.ToByteArray(),
                actif = (long)DossierStatus.Actif,
                inexistant = (long)DossierStatus.Inexistant,
            });

    public static Task SetBrisDeGlaceOpposedAsync(DbConnection connection, Guid patientId, bool isOpposed) =>
        connection.ExecuteAsync(
            "UPDATE dossier SET bris_de_glace_opposed = @opposed WHERE patient_id = @id",
            new { id = patientId.ToByteArray(), opposed = isOpposed ? 1L : 0L });

    public static Task SetUrgenceOpposedAsync(DbConnection connection, Guid patientId, bool isOpposed) =>
        connection.ExecuteAsync(
            "UPDATE dossier SET urgence_opposed = @opposed WHERE patient_id = @id",
            new { id = patientId.ToByteArray(), opposed = isOpposed ? 1L : 0L });

    /// <summary>Who the patient of a row is; the identity is null until it is known.</summary>
    public (Traits Traits, Contract.Ins? Identifier) OpenIdentity(byte[] id, byte[] traits, byte[]? identifier) => (
        Traits.Parser.ParseFrom(sealer.Open(TraitsColumn, id, traits)),
        identifier is null ? null : Contract.Ins.Parser.ParseFrom(sealer.Open(IdentifierColumn, id, identifier)));

    private byte[]? SealReason(byte[] id, string reason) =>
        reason.Length == 0 ? null : sealer.Seal(ClosingReasonColumn, id, Encoding.UTF8.GetBytes(reason));

    private StoredDossier Open(byte[] id, DossierRow row)
    {
        var (traits, identifier) = OpenIdentity(id, row.Traits, row.Identifier);
        return new StoredDossier(
            (DossierStatus)row.Status,
            traits,
            identifier,
            row.Attached != 0,
            row.ClosedAt is { } closedAt ? Instants.FromMicroseconds(closedAt) : null,
            row.ClosingReason is { } reason ? Encoding.UTF8.GetString(sealer.Open(ClosingReasonColumn, id, reason)) : "",
            row.BrisDeGlaceOpposed != 0,
            row.UrgenceOpposed != 0,
            row.LastDocumentAt is { } lastAt ? Instants.FromMicroseconds(lastAt) : null);
    }
}
