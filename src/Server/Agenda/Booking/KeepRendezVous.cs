using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Changes;
using MonEspaceSante.Server.Agenda.Creneaux;
using MonEspaceSante.Server.Agenda.Rappels;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Makes, changes and cancels appointments, whichever side asks, in a write that holds the dossier's row.</summary>
internal sealed class KeepRendezVous(
    RendezVousStore store, SeriesTimes series, RappelCalendar calendar, AgendaEventStore events, AgendaNotice notice, TimeProvider time)
{
    /// <exception cref="MonEspaceSanteException">PROFESSIONNEL_OCCUPE, RENDEZ_VOUS_PASSE, RECURRENCE_*.</exception>
    public async Task<CreateRendezVousResponse> CreateAsync(DbConnection connection, Entry entry)
    {
        var now = Now();
        var start = ZonedStart.Read("rendez_vous.start", entry.Told.Start);
        var made = entry.Told.Clone();
        var id = Guid.NewGuid();
        made.RendezVousId = id.ToString("D");
        made.Professional = entry.Agenda?.Professional;
        made.Structure = entry.Agenda?.Structure;
        made.ExcludedTimes.Clear();
        (made.Status, made.CancelledBy, made.CancelReason) = (RendezVousStatus.Prevu, AgendaSide.Unspecified, "");
        (made.Version, made.CreatedBy, made.CreateTime, made.StartTime) = (1, entry.By, now.ToTimestamp(), null);
        made.ApplicationId = entry.ApplicationId;
        var kept = new StoredRendezVous(
            entry.PatientId, id, entry.Agenda?.AgendaId, entry.Agenda?.StructureHash, entry.IsSecret, made);
        var conflicts = await PutAsync(connection, entry, kept, start, [], now);
        await events.AppendAsync(connection, AgendaChangeKind.Cree, kept);
        await notice.TellAsync(connection, kept, entry.By, AgendaChangeKind.Cree);
        return new CreateRendezVousResponse { RendezVous = made, Conflicts = { conflicts } };
    }

    /// <summary>What took place stays as it did: only what is to come changes.</summary>
    /// <exception cref="MonEspaceSanteException">RENDEZ_VOUS_MODIFIE, RENDEZ_VOUS_ANNULE, and as
    /// <see cref="CreateAsync"/>.</exception>
    public async Task<UpdateRendezVousResponse> UpdateAsync(DbConnection connection, Entry entry, StoredRendezVous before)
    {
        var now = Now();
        var former = before.RendezVous;
        DemandCurrent(former, entry.Told.Version);
        var ended = await DemandToComeAsync(connection, before, now);
        var start = ZonedStart.Read("rendez_vous.start", entry.Told.Start);
        var made = entry.Told.Clone();
        (made.RendezVousId, made.Patient, made.Professional, made.Structure) =
            (former.RendezVousId, former.Patient, former.Professional, former.Structure);
        (made.Status, made.CancelledBy, made.CancelReason, made.CreneauId) = (former.Status, default, "", former.CreneauId);
        (made.Version, made.CreatedBy, made.CreateTime) = (former.Version + 1, former.CreatedBy, former.CreateTime);
        (made.StartTime, made.ApplicationId) = (former.StartTime, former.ApplicationId);
        made.ExcludedTimes.Clear();
        await LeaveCreneauAsync(connection, before, made, start);
        // Other times than before have other exceptions; what stays as it was keeps its own.
        if (former.ExcludedTimes.Count > 0 && series.IsSame(made, start, former)) made.ExcludedTimes.Add(former.ExcludedTimes);
        var kept = before with { RendezVous = made };
        var conflicts = await PutAsync(connection, entry, kept, start, ended, now);
        await events.AppendAsync(connection, AgendaChangeKind.Modifie, kept);
        await notice.TellAsync(connection, kept, entry.By, AgendaChangeKind.Modifie);
        return new UpdateRendezVousResponse { RendezVous = made, Conflicts = { conflicts } };
    }

    /// <exception cref="MonEspaceSanteException">RENDEZ_VOUS_MODIFIE, RENDEZ_VOUS_ANNULE,
    /// RENDEZ_VOUS_PASSE.</exception>
    public async Task<RendezVous> CancelAsync(
        DbConnection connection, StoredRendezVous before, CancelRendezVousRequest request, AgendaSide by)
    {
        if (before.AgendaId is { } agendaId) await AgendaEventStore.LockAsync(connection, agendaId);
        var now = Now();
        DemandCurrent(before.RendezVous, request.Version);
        var times = await TimeStore.ListOfAsync(connection, before.PatientId, before.Id);
        var left = LeftAfter(times, request, now.ToMicroseconds());
        var made = before.RendezVous.Clone();
        (made.Version, made.UpdateTime) = (made.Version + 1, now.ToTimestamp());
        (made.CancelledBy, made.CancelReason) = (by, request.Reason);
        var isWhole = left.Count == 0 || request.OccurrenceTime is null;
        if (isWhole) made.Status = RendezVousStatus.Annule;
        else made.ExcludedTimes.Add(request.OccurrenceTime);
        var kept = before with { RendezVous = made };
        await store.SaveAsync(connection, kept);
        if (isWhole && before.CreneauId is { } creneauId) await CreneauStore.CountAsync(connection, creneauId, places: -1);
        if (isWhole) await TimeStore.CancelAsync(connection, kept, now);
        else await TimeStore.SaveAsync(connection, kept, left, isCancelled: false);
        await ReminderStore.SaveAsync(connection, kept, isWhole ? [] : left, now);
        var kind = isWhole ? AgendaChangeKind.Annule : AgendaChangeKind.Modifie;
        await events.AppendAsync(connection, kind, kept);
        await notice.TellAsync(connection, kept, by, kind);
        return made;
    }

    // An appointment that moves, or comes again, leaves the place that it had booked: a place is of one time.
    private static async Task LeaveCreneauAsync(
        DbConnection connection, StoredRendezVous before, RendezVous made, ZonedStart start)
    {
        if (before.CreneauId is not { } creneauId
            || (start.Instant == before.RendezVous.StartTime.ToDateTimeOffset()
                && made.DurationMinutes == before.RendezVous.DurationMinutes
                && made.RecurrenceRule.Length == 0))
            return;
        if (before.AgendaId is { } agendaId) await AgendaEventStore.LockAsync(connection, agendaId);
        await CreneauStore.CountAsync(connection, creneauId, places: -1);
        made.CreneauId = "";
    }

    private async Task<List<Conflict>> PutAsync(
        DbConnection connection,
        Entry entry,
        StoredRendezVous kept,
        ZonedStart start,
        IReadOnlyList<TimeSlice> ended,
        DateTimeOffset now)
    {
        var made = kept.RendezVous;
        calendar.DemandRule("rendez_vous.rule_id", made.RuleId);
        var all = series.Of(made, start);
        // A series that has begun is still changed, as long as its beginning stays.
        var times = BegunSeries.Of(made, all, ended, now);
        if (times.ToCome.Count == 0 || (start.Instant < now && start.Instant != made.StartTime?.ToDateTimeOffset()))
            throw Refusal.Because(Reason.RendezVousPasse);
        made.Start = start.ToContract();
        made.StartTime = Instants.ToTimestamp(all[0].StartsAt);
        made.EndTime = Instants.ToTimestamp(all[0].EndsAt);
        made.UpdateTime = now.ToTimestamp();
        var conflicts = await DemandFreeAsync(connection, entry, kept, times.ToCome);
        await store.SaveAsync(connection, kept);
        await TimeStore.SaveAsync(connection, kept, times.All, isCancelled: false);
        await ReminderStore.SaveAsync(connection, kept, times.ToCome, now);
        return conflicts;
    }

    // What is over is changed no more: there is nothing of it to come.
    private static async Task<List<TimeSlice>> DemandToComeAsync(
        DbConnection connection, StoredRendezVous before, DateTimeOffset now)
    {
        var times = await TimeStore.ListOfAsync(connection, before.PatientId, before.Id);
        var ended = times.Select(time => time.Slice).Where(slice => slice.EndsAt <= now.ToMicroseconds()).ToList();
        return ended.Count < times.Count ? ended : throw Refusal.Because(Reason.RendezVousPasse);
    }

    private static async Task<List<Conflict>> DemandFreeAsync(
        DbConnection connection, Entry entry, StoredRendezVous kept, IReadOnlyList<TimeSlice> times)
    {
        var conflicts = new List<Conflict>();
        if (kept.AgendaId is { } agendaId)
        {
            await AgendaEventStore.LockAsync(connection, agendaId);
            var others = await AgendaConflicts.OfAgendaAsync(connection, agendaId, times, kept);
            if (others is [var first, ..] && !entry.AllowsOverlap) AgendaConflicts.Refuse(first);
            if (entry.By == AgendaSide.Professionnel)
                conflicts.AddRange(AgendaConflicts.Tell(AgendaSide.Professionnel, others, entry.Sees));
        }

        // What a patient has elsewhere is nobody's but the patient's: a professional learns of the own structure's alone.
        var elsewhere = await AgendaConflicts.OfPatientAsync(connection, kept.PatientId, times, kept);
        conflicts.AddRange(AgendaConflicts.Tell(AgendaSide.Patient, elsewhere.Where(entry.Sees), entry.Sees));
        return conflicts;
    }

    // A series that has begun is cancelled from now on: what took place did.
    private static List<TimeSlice> LeftAfter(List<StoredTime> times, CancelRendezVousRequest request, long now)
    {
        var occurrence = Dmp.AskedInstant.Of("occurrence_time", request.OccurrenceTime)?.ToMicroseconds();
        if (occurrence is { } asked && !times.Exists(time => time.StartsAt == asked))
            throw Refusal.Because(Reason.RendezVousAnnule);
        if ((occurrence ?? times[^1].StartsAt) <= now) throw Refusal.Because(Reason.RendezVousPasse);
        return times.Select(time => time.Slice).Where(slice => slice.StartsAt != occurrence).ToList();
    }

    private static void DemandCurrent(RendezVous former, long version)
    {
        if (former.Status == RendezVousStatus.Annule) throw Refusal.Because(Reason.RendezVousAnnule);
        if (former.Version != version) throw Refusal.Because(Reason.RendezVousModifie);
    }

    // As instants are kept.
    private DateTimeOffset Now() => Instants.FromMicroseconds(time.GetUtcNow().ToMicroseconds());
}
