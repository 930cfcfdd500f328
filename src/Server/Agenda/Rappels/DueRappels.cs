using System.Data.Common;
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
        // What is put off by the pass itself is for another: a pass ends.
        var now = time.GetUtcNow();
        await PassAsync(
            after => reminders.ListDueAsync(now, after, AtOnce, cancellationToken),
            RemindAsync,
            DueReminder.None,
            cancellationToken);
        await PassAsync(
            after => schedule.ListDueAsync(now, after, AtOnce, cancellationToken),
            (connection, due) => LookAtRulesAsync(connection, new Guid(due.PatientId)),
            DueSchedule.None,
            cancellationToken);
    }

    private async Task PassAsync<T>(
        Func<T, Task<List<T>>> list, Func<DbConnection, T, Task> apply, T none, CancellationToken cancellationToken)
    {
        var last = none;
        List<T> due;
        do
        {
            // What cannot be told is passed over: it keeps nobody behind it waiting.
            due = await list(last);
            foreach (var one in due) await TryAsync(connection => apply(connection, one), cancellationToken);
            if (due.Count > 0) last = due[^1];
        }
        while (due.Count == AtOnce);
    }

    private async Task TryAsync(Func<DbConnection, Task> apply, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(apply, cancellationToken);
        }
        catch (Exception failure) when (IsOfOneRow(failure))
        {
            // By its type alone: its words may tell what the row holds.
            LogPassedOver(logger, failure.GetType().Name);
        }
    }

    // A store that is away ends the pass: the next goes on. Anything else is of the row, and of no other.
    private static bool IsOfOneRow(Exception failure) => failure is not (
        OperationCanceledException or DbException { IsTransient: true } or OutcomeUnknownException or IOException);

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

    [LoggerMessage(LogLevel.Error, "A reminder was not told, and is passed over: {Failure}")]
    private static partial void LogPassedOver(ILogger logger, string failure);
}
