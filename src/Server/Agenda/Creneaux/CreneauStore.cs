using System.Data.Common;
using Dapper;
using Google.Protobuf;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Creneaux;

internal sealed class CreneauStore(Database database, Sealer sealer)
{
    private const string Column = "creneau.body";
    private const string Select =
        """
        SELECT creneau_id AS CreneauId, agenda_id AS AgendaId, structure_hash AS StructureHash, starts_at AS StartsAt,
               ends_at AS EndsAt, booked AS Booked, withdrawn AS Withdrawn, allows_overlap AS AllowsOverlap, body AS Body
        FROM creneau
        """;

    public async Task<StoredCreneau?> FindAsync(DbConnection connection, Guid id)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row?>(
            $"{Select} WHERE creneau_id = @id", new { id = id.ToByteArray() });
        return row is null ? null : Open(row);
    }

    public Task InsertAsync(DbConnection connection, StoredCreneau kept) => connection.ExecuteAsync(
        """
        INSERT INTO creneau (creneau_id, agenda_id, structure_hash, starts_at, ends_at, capacity, booked, withdrawn, allows_overlap, body)
        VALUES (@id, @agendaId, @StructureHash, @StartsAt, @EndsAt, @capacity, 0, 0, @allowsOverlap, @body)
        """,
        new
        {
            id = kept.Id.ToByteArray(),
            agendaId = kept.AgendaId.ToByteArray(),
            kept.StructureHash,
            kept.Slice.StartsAt,
            kept.Slice.EndsAt,
            capacity = (long)kept.Creneau.Capacity,
            allowsOverlap = kept.AllowsOverlap ? 1L : 0L,
            body = sealer.Seal(Column, kept.Id.ToByteArray(), kept.Creneau.ToByteArray()),
        });

    /// <summary>Takes a place, or gives it back. The caller holds the agenda.</summary>
    public static Task CountAsync(DbConnection connection, Guid id, int places) => connection.ExecuteAsync(
        "UPDATE creneau SET booked = booked + @places WHERE creneau_id = @id", new { id = id.ToByteArray(), places });

    public static Task WithdrawAsync(DbConnection connection, Guid id) => connection.ExecuteAsync(
        "UPDATE creneau SET withdrawn = 1 WHERE creneau_id = @id", new { id = id.ToByteArray() });

    /// <summary>Gives back the places of a patient of whom nothing is kept any more.</summary>
    public static Task ForgetAsync(DbConnection connection, Guid patientId) => connection.ExecuteAsync(
        """
        UPDATE creneau SET booked = booked - (
            SELECT COUNT(DISTINCT t.rendez_vous_id) FROM rendez_vous_time t
            WHERE t.patient_id = @id AND t.cancelled = 0 AND t.creneau_id = creneau.creneau_id)
        WHERE creneau_id IN (
            SELECT t.creneau_id FROM rendez_vous_time t
            WHERE t.patient_id = @id AND t.cancelled = 0 AND t.creneau_id IS NOT NULL)
        """,
        new { id = patientId.ToByteArray() });

    /// <summary>The slots of an agenda that are offered and touch a time.</summary>
    public async Task<List<StoredCreneau>> ListWithinAsync(DbConnection connection, Guid agendaId, TimeSlice within) =>
        (await connection.QueryAsync<Row>(
            $"""
            {Select} WHERE agenda_id = @id AND starts_at > @first AND starts_at < @EndsAt AND ends_at > @StartsAt
            AND withdrawn = 0 ORDER BY starts_at
            """,
            new
            {
                id = agendaId.ToByteArray(),
                first = within.StartsAt - (long)TimeSpan.FromDays(1).TotalMicroseconds - 1,
                within.StartsAt,
                within.EndsAt,
            }))
        .Select(Open).ToList();

    /// <summary>A page of the slots of an agenda that are offered, earliest first.</summary>
    /// <param name="agendaId">Of which agenda.</param>
    /// <param name="period">When.</param>
    /// <param name="isWithFull">Whether those without a place left are listed too.</param>
    /// <param name="after">Where the page goes on.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<List<StoredCreneau>> ListAsync(
        Guid agendaId, AskedPeriod period, bool isWithFull, ListPlace after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<Row>(
                    $"""
                    {Select} WHERE agenda_id = @id AND starts_at >= @from AND starts_at < @to AND withdrawn = 0
                    AND (@full = 1 OR booked < capacity)
                    AND (starts_at > @At OR (starts_at = @At AND creneau_id > @Key))
                    ORDER BY starts_at, creneau_id LIMIT @count
                    """,
                    new
                    {
                        id = agendaId.ToByteArray(),
                        from = period.FromMicroseconds,
                        to = period.ToMicroseconds,
                        full = isWithFull ? 1L : 0L,
                        after.At,
                        after.Key,
                        count,
                    }))
                .Select(Open).ToList(),
            cancellationToken);

    private StoredCreneau Open(Row row) => new(
        new Guid(row.CreneauId),
        new Guid(row.AgendaId),
        row.StructureHash,
        new TimeSlice(row.StartsAt, row.EndsAt),
        row.Booked,
        row.Withdrawn != 0,
        row.AllowsOverlap != 0,
        Creneau.Parser.ParseFrom(sealer.Open(Column, row.CreneauId, row.Body)));

    private sealed record Row(
        byte[] CreneauId,
        byte[] AgendaId,
        byte[] StructureHash,
        long StartsAt,
        long EndsAt,
        long Booked,
        long Withdrawn,
        long AllowsOverlap,
        byte[] Body);
}
