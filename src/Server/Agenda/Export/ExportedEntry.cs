using System.Globalization;
using MonEspaceSante.Agenda;
using Contract = MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Agenda.Export;

/// <summary>An appointment as calendar programs read it.</summary>
internal static class ExportedEntry
{
    /// <param name="told">The appointment.</param>
    /// <param name="withWords">Whether the words that the other side reads are told: they may name the patient.</param>
    public static CalendarEntry Of(Contract.RendezVous told, bool withWords)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(told.Start.TimeZone);
        var local = DateTime.Parse(told.Start.Local, CultureInfo.InvariantCulture);
        var start = told.StartTime.ToDateTimeOffset();
        // A calendar cannot tell the second of two hours that are spelt alike: it is told in UTC.
        if (told.RecurrenceRule.Length == 0 && WallClock.At(local, zone) != start)
            (zone, local) = (TimeZoneInfo.Utc, start.UtcDateTime);
        var rule = told.RecurrenceRule.Length > 0 ? RecurrenceRule.Parse(told.RecurrenceRule) : null;
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new CalendarEntry
        {
            Uid = told.RendezVousId,
            Sequence = (int)Math.Min(told.Version - 1, int.MaxValue),
            Status = told.Status == Contract.RendezVousStatus.Annule
                ? CalendarEntryStatus.Cancelled
                : CalendarEntryStatus.Confirmed,
            Stamp = told.UpdateTime.ToDateTimeOffset(),
            Start = local,
            Zone = zone,
            Duration = TimeSpan.FromMinutes(told.DurationMinutes),
            Rule = rule,
            Excluded = rule is null ? [] : [.. LeftOut(told, Recurrence.Create(rule, local, zone))],
            Summary = told.Title,
            Description = withWords && told.Description.Length > 0 ? told.Description : null,
            Location = told.Place.Length > 0 ? told.Place : null,
            Reminders =
            [
                .. told.ReminderMinutes.Select(minutes => new CalendarReminder(TimeSpan.FromMinutes(minutes), told.Title)),
            ],
        };
    }

    // As the rule tells them: a time that the clock skips took place later than it tells.
    private static IEnumerable<DateTime> LeftOut(Contract.RendezVous told, Recurrence series)
    {
        var times = told.ExcludedTimes.Select(time => time.ToDateTimeOffset()).ToHashSet();
        return times.Count == 0
            ? []
            : series.Between(times.Min(), times.Max().AddSeconds(1))
                .Where(one => times.Contains(one.Start))
                .Select(one => one.Local);
    }
}
