using System.Data.Common;
using Dapper;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>When the rules are next looked at for each patient, and what was told.</summary>
internal sealed class RappelScheduleStore(Database database)
{
    /// <summary>Begins to remind a patient of what comes due from now on, and of nothing that came due before: an account may
    /// have been closed meanwhile.</summary>
    public static Task EnrolAsync(DbConnection connection, Guid patientId, DateTimeOffset now) => connection.ExecuteAsync(
        """
        INSERT INTO rappel_schedule (patient_id, since, due_at) VALUES (@id, @now, @now)
        ON CONFLICT (patient_id) DO UPDATE SET since = @now, due_at = @now
        """,
        new { id = patientId.ToByteArray(), now = now.ToMicroseconds() });

    /// <summary>The patients whose rules are to be looked at after a place in the list, the longest due first.</summary>
    public Task<List<DueSchedule>> ListDueAsync(
        DateTimeOffset now, DueSchedule after, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await connection.QueryAsync<DueSchedule>(
                """
                SELECT due_at AS DueAt, patient_id AS PatientId FROM rappel_schedule
                WHERE due_at <= @now AND (due_at > @DueAt OR (due_at = @DueAt AND patient_id > @PatientId))
                ORDER BY due_at, patient_id LIMIT @count
                """,
                new { now = now.ToMicroseconds(), after.DueAt, after.PatientId, count })).AsList(),
            cancellationToken);

    /// <summary>Since when a patient whose rules are due is reminded; null when they are not due, or no longer.</summary>
    public static async Task<DateTimeOffset?> SinceAsync(DbConnection connection, Guid patientId, DateTimeOffset now)
    {
        var since = await connection.ExecuteScalarAsync<long?>(
            "SELECT since FROM rappel_schedule WHERE patient_id = @id AND due_at <= @now",
            new { id = patientId.ToByteArray(), now = now.ToMicroseconds() });
        return since is { } told ? Instants.FromMicroseconds(told) : null;
    }

    public static Task PostponeAsync(DbConnection connection, Guid patientId, DateTimeOffset next) => connection.ExecuteAsync(
        "UPDATE rappel_schedule SET due_at = @next WHERE patient_id = @id",
        new { id = patientId.ToByteArray(), next = next.ToMicroseconds() });

    public static Task RemoveAsync(DbConnection connection, Guid patientId) => connection.ExecuteAsync(
        "DELETE FROM rappel_schedule WHERE patient_id = @id", new { id = patientId.ToByteArray() });

    /// <summary>Keeps that a reminder is told; false when it was told before.</summary>
    public static async Task<bool> TellAsync(DbConnection connection, Guid patientId, string rappelId, DateTimeOffset now) =>
        await connection.ExecuteAsync(
            """
            INSERT INTO rappel_told (patient_id, rappel_id, told_at) VALUES (@id, @rappelId, @now)
            ON CONFLICT (patient_id, rappel_id) DO NOTHING
            """,
            new { id = patientId.ToByteArray(), rappelId, now = now.ToMicroseconds() }) == 1;
}
