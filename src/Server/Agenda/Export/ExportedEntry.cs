using System.Globalization;
using MonEspaceSante.Agenda;
using MonEspaceSante.Server.Storage;
using Contract = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Agenda.Export;

/// <summary>An appointment as calendar programs read it.</summary>
internal static class ExportedEntry
{
    /// <param name="told">The appointment.</param>
    /// <param name="withWords">Whether the words that the other side reads are told: they may name the patient.</param>
    /// <returns>The appointment, and beside it what of a series took place otherwise than it would tell now.</returns>
    public static IEnumerable<CalendarEntry> Of(Contract.RendezVous told, bool withWords) =>
        told.HeldTimes.Select(time => Held(told, time, withWords)).Prepend(Whole(told, withWords));

    private static CalendarEntry Whole(Contract.RendezVous told, bool withWords)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(told.Start.TimeZone);
        var local = DateTime.Parse(told.Start.Local, CultureInfo.InvariantCulture);
        var start = told.StartTime.ToDateTimeOffset();
        // A calendar cannot tell the second of two hours that are spelt alike: it is told in UTC.
        if (told.RecurrenceRule.Length == 0 && WallClock.At(local, zone) != start)
            (zone, local) = (TimeZoneInfo.Utc, start.UtcDateTime);
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var rule = told.RecurrenceRule.Length > 0 ? RecurrenceRule.Parse(told.RecurrenceRule) : null;
        var isCancelled = told.Status == Contract.RendezVousStatus.Annule;
        var cancelled = told.UpdateTime.ToDateTimeOffset();
        // A series that was cancelled after it had begun took place until then: what was to come is left out.
        var isEnded = isCancelled && rule is not null && start <= cancelled;
        return Described(told, withWords) with
        {
            Status = isCancelled && !isEnded ? CalendarEntryStatus.Cancelled : CalendarEntryStatus.Confirmed,
            Start = local,
            Zone = zone,
            Rule = rule,
            Excluded = rule is null
                ? []
                : [.. LeftOut(told, Recurrence.Create(rule, local, zone), isEnded ? cancelled : DateTimeOffset.MaxValue)],
            Reminders =
            [
                .. told.ReminderMinutes.Select(minutes => new CalendarReminder(TimeSpan.FromMinutes(minutes), told.Title)),
            ],
        };
    }

    private static CalendarEntry Held(Contract.RendezVous told, Contract.HeldTime time, bool withWords)
    {
        var start = time.StartTime.ToDateTimeOffset();
        return Described(told, withWords) with
        {
            Uid = $"{told.RendezVousId}/{start.ToMicroseconds()}",
            Start = DateTime.SpecifyKind(start.UtcDateTime, DateTimeKind.Unspecified),
            Duration = time.EndTime.ToDateTimeOffset() - start,
        };
    }

    private static CalendarEntry Described(Contract.RendezVous told, bool withWords) => new()
    {
        Uid = told.RendezVousId,
        Sequence = (int)Math.Min(told.Version - 1, int.MaxValue),
        Status = CalendarEntryStatus.Confirmed,
        Stamp = told.UpdateTime.ToDateTimeOffset(),
        Start = default,
        Zone = TimeZoneInfo.Utc,
        Duration = TimeSpan.FromMinutes(told.DurationMinutes),
        Summary = told.Title,
        Description = withWords && told.Description.Length > 0 ? told.Description : null,
        Location = told.Place.Length > 0 ? told.Place : null,
    };

    // As the rule tells them: a time that the clock skips took place later than it tells.
    private static IEnumerable<DateTime> LeftOut(Contract.RendezVous told, Recurrence series, DateTimeOffset ended)
    {
        var times = told.ExcludedTimes.Select(time => time.ToDateTimeOffset()).ToHashSet();
        return times.Count == 0 && ended == DateTimeOffset.MaxValue
            ? []
            : series.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)
                .Where(one => one.Start > ended || times.Contains(one.Start))
                .Select(one => one.Local);
    }
}
