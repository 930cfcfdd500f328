using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Reprise;

/// <summary>The dossiers that were imported, and the patients whom an import finds here.</summary>
internal sealed class ImportedDossierStore(Database database, TimeProvider time)
{
    private static readonly BulkInsert Imported = new(
        "imported_dossier",
        BulkColumn.Bytes("dossier_hash"),
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Bytes("content_hash"),
        BulkColumn.Bytes("source_hash"),
        BulkColumn.Number("line"),
        BulkColumn.Number("lacking"),
        BulkColumn.Number("imported_at"),
        BulkColumn.Number("erase_at"));

    /// <summary>Those of some dossiers that were imported.</summary>
    public Task<List<KnownDossier>> FindAsync(IReadOnlyList<byte[]> names, CancellationToken cancellationToken) =>
        QueryAsync<KnownDossier>(
            """
            SELECT dossier_hash AS DossierHash, patient_id AS PatientId, content_hash AS ContentHash,
                   source_hash AS SourceHash, line AS Line, lacking AS Lacking
            FROM imported_dossier WHERE dossier_hash
            """,
            names,
            cancellationToken);

    /// <summary>Those of some patients who are known.</summary>
    public Task<List<KnownPatient>> FindPatientsAsync(
        IReadOnlyList<byte[]> identifiers, CancellationToken cancellationToken) =>
        QueryAsync<KnownPatient>(
            """
            SELECT i.identifier_hash AS IdentifierHash, i.patient_id AS PatientId, d.status AS Status,
                   CASE WHEN r.patient_id IS NULL THEN 0 ELSE 1 END AS IsImported
            FROM patient_identifier i
            LEFT JOIN dossier d ON d.patient_id = i.patient_id
            LEFT JOIN imported_dossier r ON r.patient_id = i.patient_id
            WHERE i.identifier_hash
            """,
            identifiers,
            cancellationToken);

    public Task<int> AddAsync(
        DbConnection connection, IEnumerable<KnownDossier> dossiers, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToMicroseconds();
        return Imported.RunAsync(
            connection,
            dossiers.Select(one => new object?[]
            {
                one.DossierHash, one.PatientId, one.ContentHash, one.SourceHash, one.Line, one.Lacking, now, one.EraseAt,
            }),
            cancellationToken);
    }

    /// <summary>Keeps that bytes have come.</summary>
    public static Task CompleteAsync(DbConnection connection, byte[] patientId, long completed) =>
        connection.ExecuteAsync(
            "UPDATE imported_dossier SET lacking = lacking - @completed WHERE patient_id = @patientId",
            new { patientId, completed });

    /// <summary>The dossiers whose erasure is due after a place in the list, the longest due first.</summary>
    public Task<List<DueCompte>> ListDueAsync(
        DateTimeOffset now, DueCompte after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<DueCompte>(
                    """
                    SELECT erase_at AS DueAt, patient_id AS Id FROM imported_dossier
                    WHERE erase_at <= @now AND (erase_at > @DueAt OR (erase_at = @DueAt AND patient_id > @Id))
                    ORDER BY erase_at, patient_id LIMIT @count
                    """,
                    new { now = now.ToMicroseconds(), after.DueAt, after.Id, count }))
                .AsList(),
            cancellationToken);

    /// <summary>Keeps that nothing is due any more.</summary>
    public static Task EndErasureAsync(DbConnection connection, Guid patientId) =>
        connection.ExecuteAsync(
            "UPDATE imported_dossier SET erase_at = NULL WHERE patient_id = @id", new { id = patientId.ToByteArray() });

    private Task<List<T>> QueryAsync<T>(string sql, IReadOnlyList<byte[]> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return Task.FromResult<List<T>>([]);
        // Named one by one: what stands for a list differs between the two databases.
        var parameters = new DynamicParameters();
        foreach (var (rank, key) in keys.Index()) parameters.Add($"key{rank}", key);
        var list = string.Join(", ", keys.Select((_, rank) => $"@key{rank}"));
        return database.ReadAsync(
            async connection => (await connection.QueryAsync<T>($"{sql} IN ({list})", parameters)).AsList(),
            cancellationToken);
    }
}
