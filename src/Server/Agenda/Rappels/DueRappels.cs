using System.Data.Common;
using System.Security.Cryptography;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Compte;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>Tells the reminders that are due, each in one transaction that judges again whether it is: two passes at once,
/// on two replicas, tell it once, and what a crash interrupts is told by the next pass.</summary>
internal sealed partial class DueRappels(
    Database database,
    ReminderStore reminders,
    RappelScheduleStore schedule,
    RendezVousStore store,
    DossierStore dossiers,
    RappelReading reading,
    AgendaNotice notice,
    TimeProvider time,
    ILogger<DueRappels> logger)
{
    private const int AtOnce = 100;

    // Rules that come with another file of the operator's are looked at by then.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    /// <summary>One pass: everything that is due now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await PassAsync(
            () => reminders.ListDueAsync(time.GetUtcNow(), AtOnce, cancellationToken), RemindAsync, cancellationToken);
        await PassAsync(
            () => schedule.ListDueAsync(time.GetUtcNow(), AtOnce, cancellationToken), LookAtRulesAsync, cancellationToken);
    }

    private async Task PassAsync<T>(
        Func<Task<List<T>>> list, Func<DbConnection, T, Task> apply, CancellationToken cancellationToken)
    {
        List<T> due;
        var failed = 0;
        do
        {
            due = await list();
            foreach (var one in due)
            {
                try
                {
                    await database.WriteAsync(connection => apply(connection, one), cancellationToken);
                }
                catch (CryptographicException unreadable)
                {
                    // One altered row keeps nobody else waiting.
                    failed++;
                    LogUnreadable(logger, unreadable);
                }
            }
        }
        while (due.Count == AtOnce && failed == 0);
    }

    private async Task RemindAsync(DbConnection connection, DueReminder due)
    {
        var patientId = new Guid(due.PatientId);
        var status = await DossierStore.LockAsync(connection, patientId);
        if (!await ReminderStore.TakeAsync(connection, due)) return;
        var kept = await store.FindAsync(connection, patientId, new Guid(due.RendezVousId));
        // What comes too late reminds of nothing.
        if (kept is null || status != DossierStatus.Actif || due.StartsAt <= time.GetUtcNow().ToMicroseconds()) return;
        await notice.RemindAsync(connection, kept, Instants.FromMicroseconds(due.StartsAt));
    }

    private async Task LookAtRulesAsync(DbConnection connection, Guid patientId)
    {
        await DossierStore.LockAsync(connection, patientId);
        var now = time.GetUtcNow();
        if (await RappelScheduleStore.SinceAsync(connection, patientId, now) is not { } since) return;
        if ((await CompteStore.FindAsync(connection, patientId)).Status != CompteStatus.Actif)
        {
            await RappelScheduleStore.RemoveAsync(connection, patientId);
            return;
        }

        var traits = (await dossiers.FindAsync(connection, patientId))?.Traits ?? new Traits();
        var rappels = await reading.RunAsync(connection, patientId, traits, now, _ => true);
        foreach (var due in rappels.Where(one => one.Status == RappelStatus.AFaire && one.DueTime.ToDateTimeOffset() > since))
        {
            if (await RappelScheduleStore.TellAsync(connection, patientId, due.RappelId, now))
                await notice.RemindAsync(connection, patientId, due.Title);
        }

        await RappelScheduleStore.PostponeAsync(connection, patientId, NextAfter(rappels, now));
    }

    private static DateTimeOffset NextAfter(IEnumerable<Rappel> rappels, DateTimeOffset now) => rappels
        .Select(one => one.DueTime.ToDateTimeOffset())
        .Where(due => due > now)
        .Append(now + LongestWait)
        .Min();

    [LoggerMessage(LogLevel.Error, "A reminder was not told: a row of it cannot be opened")]
    private static partial void LogUnreadable(ILogger logger, Exception failure);
}
