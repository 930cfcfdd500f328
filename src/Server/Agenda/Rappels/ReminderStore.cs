using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>The fixed reminders of appointments that were not told yet.</summary>
internal sealed class ReminderStore(Database database)
{
    private const string Select =
        """
        SELECT patient_id AS PatientId, rendez_vous_id AS RendezVousId, starts_at AS StartsAt, due_at AS DueAt
        FROM rendez_vous_reminder
        """;

    private static readonly BulkInsert Insert = new(
        "rendez_vous_reminder",
        BulkColumn.Bytes("patient_id"),
        BulkColumn.Bytes("rendez_vous_id"),
        BulkColumn.Number("starts_at"),
        BulkColumn.Number("due_at"));

    private static readonly long Minute = (long)TimeSpan.FromMinutes(1).TotalMicroseconds;

    /// <summary>Keeps the reminders of an appointment that are still to come, in place of those there were.</summary>
    public static async Task SaveAsync(
        DbConnection connection, StoredRendezVous kept, IReadOnlyList<TimeSlice> times, DateTimeOffset now)
    {
        var (patientId, id) = (kept.PatientId.ToByteArray(), kept.Id.ToByteArray());
        await connection.ExecuteAsync(
            "DELETE FROM rendez_vous_reminder WHERE patient_id = @patientId AND rendez_vous_id = @id", new { patientId, id });
        var due = from time in times
                  from minutes in kept.RendezVous.ReminderMinutes.Distinct()
                  let at = time.StartsAt - (minutes * Minute)
                  where at > now.ToMicroseconds()
                  select new object?[] { patientId, id, time.StartsAt, at };
        await Insert.RunAsync(connection, due, CancellationToken.None);
    }

    /// <summary>The reminders that are due after a place in the list, the longest due first.</summary>
    public Task<List<DueReminder>> ListDueAsync(
        DateTimeOffset now, DueReminder after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<DueReminder>(
                $"""
                {Select} WHERE due_at <= @now AND due_at >= @DueAt
                AND (due_at, patient_id, rendez_vous_id, starts_at) > (@DueAt, @PatientId, @RendezVousId, @StartsAt)
                ORDER BY due_at, patient_id, rendez_vous_id, starts_at LIMIT @count
                """,
                new { now = now.ToMicroseconds(), after.DueAt, after.PatientId, after.RendezVousId, after.StartsAt, count }))
                .AsList(),
            cancellationToken);

    /// <summary>The reminders of a patient in a period.</summary>
    public static async Task<List<DueReminder>> ListOfAsync(
        DbConnection connection, Guid patientId, AskedPeriod period, DueReminder after, int count) =>
        (await connection.QueryAsync<DueReminder>(
            $"""
            {Select} WHERE patient_id = @id AND due_at >= @from AND due_at < @to
            AND (due_at > @DueAt OR (due_at = @DueAt AND (rendez_vous_id > @RendezVousId
                OR (rendez_vous_id = @RendezVousId AND starts_at > @StartsAt))))
            ORDER BY due_at, rendez_vous_id, starts_at LIMIT @count
            """,
            new
            {
                id = patientId.ToByteArray(),
                from = period.FromMicroseconds,
                to = period.ToMicroseconds,
                after.DueAt,
                after.RendezVousId,
                after.StartsAt,
                count,
            })).AsList();

    /// <summary>Takes a reminder to tell it; false when it is gone: another pass told it, or the appointment moved.</summary>
    public static async Task<bool> TakeAsync(DbConnection connection, DueReminder due) => await connection.ExecuteAsync(
        """
        DELETE FROM rendez_vous_reminder WHERE patient_id = @PatientId AND rendez_vous_id = @RendezVousId
        AND starts_at = @StartsAt AND due_at = @DueAt
        """,
        due) == 1;
}
