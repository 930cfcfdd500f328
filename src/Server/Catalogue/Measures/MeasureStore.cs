using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Measures;

internal sealed class MeasureStore(Database database, Sealer sealer, CatalogueHashes hashes)
{
    private const string Column = "measure.body";

    public Task InsertAsync(DbConnection connection, Guid patientId, Measure measure, DateTimeOffset now)
    {
        var id = Guid.Parse(measure.MeasureId).ToByteArray();
        return connection.ExecuteAsync(
            """
            INSERT INTO measure (patient_id, measure_id, code_hash, measured_at, added_at, body)
            VALUES (@patientId, @id, @code, @measuredAt, @now, @body)
            """,
            new
            {
                patientId = patientId.ToByteArray(),
                id,
                code = hashes.Measured(patientId, measure.Code),
                measuredAt = measure.Time.ToDateTimeOffset().ToMicroseconds(),
                now = now.ToMicroseconds(),
                body = sealer.Seal(Column, id, measure.ToByteArray()),
            });
    }

    /// <summary>The measures after a place in the list, latest first.</summary>
    /// <param name="patientId">Whose.</param>
    /// <param name="code">Of what; empty for all.</param>
    /// <param name="after">The place.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<List<Measure>> ListAsync(
        Guid patientId, string code, ListPlace after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                    $"""
                    SELECT measure_id AS MeasureId, body AS Body FROM measure
                    WHERE patient_id = @patientId {(code.Length > 0 ? "AND code_hash = @code" : "")}
                        AND (measured_at < @At OR (measured_at = @At AND measure_id < @Key))
                    ORDER BY measured_at DESC, measure_id DESC LIMIT @count
                    """,
                    new
                    {
                        patientId = patientId.ToByteArray(),
                        code = hashes.Measured(patientId, code),
                        after.At,
                        after.Key,
                        count,
                    }))
                .Select(row => Measure.Parser.ParseFrom(sealer.Open(Column, row.MeasureId, row.Body))).ToList(),
            cancellationToken);

    private sealed record Row(byte[] MeasureId, byte[] Body);
}
