using System.Data.Common;
using System.Text.Json;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.AccessTraces;

internal sealed class PatientNotificationStore(Database database, Sealer sealer)
{
    private const string Column = "patient_notification.body";

    /// <summary>Keeps what the patient is to be told of an access.</summary>
    public Task InsertAsync(DbConnection connection, TraceRow trace, PatientNotification notification) =>
        connection.ExecuteAsync(
            """
            INSERT INTO patient_notification (patient_id, rank, made_at, kind, hidden_from_representatives, body)
            VALUES (@PatientId, @Rank, @MadeAt, @kind, @HiddenFromRepresentatives, @body)
            """,
            new
            {
                trace.PatientId,
                trace.Rank,
                trace.MadeAt,
                kind = (long)notification.Kind,
                trace.HiddenFromRepresentatives,
                body = sealer.Seal(
                    Column,
                    TraceRow.Place(trace.PatientId, trace.Rank),
                    JsonSerializer.SerializeToUtf8Bytes(notification)),
            });

    /// <summary>The notifications of a patient before a rank, latest first.</summary>
    public Task<List<KeptNotification>> ListAsync(
        Guid patientId, long beforeRank, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                    """
                    SELECT patient_id AS PatientId, rank AS Rank, made_at AS MadeAt,
                           hidden_from_representatives AS HiddenFromRepresentatives, body AS Body
                    FROM patient_notification WHERE patient_id = @patientId AND rank < @beforeRank
                    ORDER BY rank DESC LIMIT @count
                    """,
                    new { patientId = patientId.ToByteArray(), beforeRank, count }))
                .Select(Open).ToList(),
            cancellationToken);

    private KeptNotification Open(Row row) => new(
        row.Rank,
        Instants.FromMicroseconds(row.MadeAt),
        row.HiddenFromRepresentatives != 0,
        JsonSerializer.Deserialize<PatientNotification>(
            sealer.Open(Column, TraceRow.Place(row.PatientId, row.Rank), row.Body))!);

    private sealed record Row(byte[] PatientId, long Rank, long MadeAt, long HiddenFromRepresentatives, byte[] Body);
}
