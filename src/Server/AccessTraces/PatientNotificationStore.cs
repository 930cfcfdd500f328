using System.Data.Common;
using System.Text.Json;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

internal sealed class PatientNotificationStore(Database database, Sealer sealer)
{
    private const string Column = "patient_notification.body";

    private const string Shown = "hidden_from_representatives <= @shown";

    /// <summary>Keeps what the patient is to be told. The caller holds the head of the dossier's traces.</summary>
    public async Task InsertAsync(
        DbConnection connection, byte[] patientId, long? traceRank, long madeAt, bool isSecret, PatientNotification told)
    {
        var rank = 1 + await connection.ExecuteScalarAsync<long>(
            "SELECT COALESCE(MAX(rank), 0) FROM patient_notification WHERE patient_id = @patientId", new { patientId });
        await connection.ExecuteAsync(
            """
            INSERT INTO patient_notification (patient_id, rank, trace_rank, made_at, kind, hidden_from_representatives, body)
            VALUES (@patientId, @rank, @traceRank, @madeAt, @kind, @hidden, @body)
            """,
            new
            {
                patientId,
                rank,
                traceRank,
                madeAt,
                kind = (long)told.Kind,
                hidden = isSecret ? 1L : 0L,
                body = sealer.Seal(Column, TraceRow.Place(patientId, rank), JsonSerializer.SerializeToUtf8Bytes(told)),
            });
    }

    /// <summary>The notifications of a patient before a rank, latest first.</summary>
    public Task<List<KeptNotification>> ListAsync(
        Guid patientId, long beforeRank, int count, CancellationToken cancellationToken) =>
        ListAsync(patientId, DossierReader.Patient, beforeRank, count, cancellationToken);

    /// <summary>The same, as a reader sees them.</summary>
    public Task<List<KeptNotification>> ListAsync(
        Guid patientId, DossierReader reader, long beforeRank, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                    $"""
                    SELECT patient_id AS PatientId, rank AS Rank, trace_rank AS TraceRank, made_at AS MadeAt,
                           hidden_from_representatives AS HiddenFromRepresentatives, body AS Body
                    FROM patient_notification WHERE patient_id = @patientId AND rank < @beforeRank AND {Shown}
                    ORDER BY rank DESC LIMIT @count
                    """,
                    new { patientId = patientId.ToByteArray(), beforeRank, count, shown = (long)reader }))
                .Select(Open).ToList(),
            cancellationToken);

    /// <summary>How many a reader sees after a rank.</summary>
    public Task<long> CountAfterAsync(
        Guid patientId, DossierReader reader, long rank, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(
                $"SELECT COUNT(*) FROM patient_notification WHERE patient_id = @patientId AND rank > @rank AND {Shown}",
                new { patientId = patientId.ToByteArray(), rank, shown = (long)reader }),
            cancellationToken);

    /// <summary>The last rank that a reader sees; 0 when there is none.</summary>
    public static Task<long> LastRankAsync(DbConnection connection, Guid patientId, DossierReader reader) =>
        connection.ExecuteScalarAsync<long>(
            $"SELECT COALESCE(MAX(rank), 0) FROM patient_notification WHERE patient_id = @patientId AND {Shown}",
            new { patientId = patientId.ToByteArray(), shown = (long)reader });

    private KeptNotification Open(Row row) => new(
        row.Rank,
        row.TraceRank,
        Instants.FromMicroseconds(row.MadeAt),
        row.HiddenFromRepresentatives != 0,
        JsonSerializer.Deserialize<PatientNotification>(
            sealer.Open(Column, TraceRow.Place(row.PatientId, row.Rank), row.Body))!);

    private sealed record Row(
        byte[] PatientId, long Rank, long? TraceRank, long MadeAt, long HiddenFromRepresentatives, byte[] Body)
    {
        /// <summary>Filled by name: SQLite tells no type for a column that is null in the first row.</summary>
        public Row()
            : this([], 0, null, 0, 0, [])
        {
        }
    }
}
