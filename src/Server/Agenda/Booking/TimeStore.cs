using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Dmp;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>When appointments take place.</summary>
internal sealed class TimeStore(Database database)
{
    private const string Select =
        """
        SELECT patient_id AS PatientId, rendez_vous_id AS RendezVousId, starts_at AS StartsAt, ends_at AS EndsAt,
               agenda_id AS AgendaId, structure_hash AS StructureHash, creneau_id AS CreneauId, secret AS Secret
        FROM rendez_vous_time
        """;

    private static readonly BulkInsert Insert = new(
        "rendez_vous_time",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Bytes("rendez_vous_id"),
        BulkColumn.Number("starts_at"),
        BulkColumn.Number("ends_at"),
        BulkColumn.Bytes("agenda_id"),
        BulkColumn.Bytes("structure_hash"),
        BulkColumn.Bytes("creneau_id"),
        BulkColumn.Number("secret"),
        BulkColumn.Number("cancelled"));

    // No appointment lasts longer: the index by beginnings finds whatever may go on.
    private static readonly long LongestDuration = (long)TimeSpan.FromDays(1).TotalMicroseconds;

    /// <summary>Keeps the times of an appointment in place of what they were.</summary>
    public static async Task SaveAsync(DbConnection connection, StoredRendezVous kept, IReadOnlyList<TimeSlice> times, bool isCancelled)
    {
        var (patientId, id) = (kept.PatientId.ToByteArray(), kept.Id.ToByteArray());
        await connection.ExecuteAsync(
            "DELETE FROM rendez_vous_time WHERE patient_id = @patientId AND rendez_vous_id = @id", new { patientId, id });
        var (agendaId, creneauId) = (kept.AgendaId?.ToByteArray(), kept.CreneauId?.ToByteArray());
        await Insert.RunAsync(
            connection,
            times.Select(time => new object?[]
            {
                patientId, id, time.StartsAt, time.EndsAt, agendaId, kept.StructureHash, creneauId,
                kept.IsSecret ? 1L : 0L, isCancelled ? 1L : 0L,
            }),
            CancellationToken.None);
    }

    /// <summary>Cancels the times of an appointment that are still to come.</summary>
    public static Task CancelAsync(DbConnection connection, StoredRendezVous kept, DateTimeOffset now) =>
        connection.ExecuteAsync(
            """
            UPDATE rendez_vous_time SET cancelled = 1
            WHERE patient_id = @patientId AND rendez_vous_id = @id AND starts_at > @now
            """,
            new { patientId = kept.PatientId.ToByteArray(), id = kept.Id.ToByteArray(), now = now.ToMicroseconds() });

    /// <summary>The times of one appointment.</summary>
    public static async Task<List<StoredTime>> ListOfAsync(DbConnection connection, Guid patientId, Guid id) =>
        (await connection.QueryAsync<StoredTime>(
            $"{Select} WHERE patient_id = @patientId AND rendez_vous_id = @id ORDER BY starts_at",
            new { patientId = patientId.ToByteArray(), id = id.ToByteArray() })).AsList();

    /// <summary>What a patient has between two instants and is not cancelled.</summary>
    public static async Task<List<StoredTime>> ListOfPatientAsync(DbConnection connection, Guid patientId, TimeSlice within) =>
        (await connection.QueryAsync<StoredTime>(
            $"""
            {Select} WHERE patient_id = @id AND starts_at > @first AND starts_at < @EndsAt AND ends_at > @StartsAt
            AND cancelled = 0 ORDER BY starts_at
            """,
            Within(patientId, within))).AsList();

    /// <summary>What a professional has between two instants and is not cancelled.</summary>
    public static async Task<List<StoredTime>> ListOfAgendaAsync(DbConnection connection, Guid agendaId, TimeSlice within) =>
        (await connection.QueryAsync<StoredTime>(
            $"""
            {Select} WHERE agenda_id = @id AND starts_at > @first AND starts_at < @EndsAt AND ends_at > @StartsAt
            AND cancelled = 0 ORDER BY starts_at
            """,
            Within(agendaId, within))).AsList();

    /// <summary>A page of the times of an agenda, earliest first.</summary>
    /// <param name="listed">Of whom.</param>
    /// <param name="after">Where the page goes on.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<List<StoredTime>> ListAsync(
        ListedTimes listed, ListPlace after, int count, CancellationToken cancellationToken) =>
        ListAsync(listed, after, count, which: "", cancellationToken);

    /// <summary>A page of the appointments of an agenda, each at the first of its times that are listed.</summary>
    /// <param name="listed">Of whom.</param>
    /// <param name="after">Where the page goes on.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<List<StoredTime>> ListFirstAsync(
        ListedTimes listed, ListPlace after, int count, CancellationToken cancellationToken) =>
        ListAsync(
            listed,
            after,
            count,
            """
            AND NOT EXISTS (
                SELECT 1 FROM rendez_vous_time earlier
                WHERE earlier.patient_id = rendez_vous_time.patient_id
                AND earlier.rendez_vous_id = rendez_vous_time.rendez_vous_id
                AND earlier.starts_at >= @from AND earlier.starts_at < rendez_vous_time.starts_at
                AND earlier.cancelled <= @cancelled)
            """,
            cancellationToken);

    private Task<List<StoredTime>> ListAsync(
        ListedTimes listed, ListPlace after, int count, string which, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<StoredTime>(
                $"""
                {Select} WHERE {(listed.IsOfAgenda ? "agenda_id" : "patient_id")} = @id
                AND starts_at >= @from AND starts_at < @to AND secret <= @shown AND cancelled <= @cancelled
                AND (@isEveryone = 1 OR agenda_id = @own OR structure_hash = @structure)
                {which} AND (starts_at > @At OR (starts_at = @At AND rendez_vous_id > @Key))
                ORDER BY starts_at, rendez_vous_id LIMIT @count
                """,
                new
                {
                    id = listed.Id.ToByteArray(),
                    from = listed.Period.FromMicroseconds,
                    to = listed.Period.ToMicroseconds,
                    shown = listed.ShowsSecret ? 1L : 0L,
                    cancelled = listed.ShowsCancelled ? 1L : 0L,
                    isEveryone = listed.SeenFrom is null ? 1L : 0L,
                    own = listed.SeenFrom?.OwnId?.ToByteArray() ?? [],
                    structure = listed.SeenFrom?.StructureHash ?? [],
                    after.At,
                    after.Key,
                    count,
                })).AsList(),
            cancellationToken);

    private static object Within(Guid id, TimeSlice within) => new
    {
        id = id.ToByteArray(),
        first = within.StartsAt - LongestDuration - 1,
        within.StartsAt,
        within.EndsAt,
    };
}
