using System.Globalization;
using MonEspaceSante.Agenda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;
using RendezVous = MonEspaceSante.Protos.Agenda.V1.RendezVous;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>Every time that an appointment takes place. A series is bounded, and no longer than the server keeps.</summary>
internal sealed class SeriesTimes(ServerOptions options)
{
    /// <exception cref="MonEspaceSanteException">RECURRENCE_*.</exception>
    public IReadOnlyList<TimeSlice> Of(RendezVous rendezVous, ZonedStart start)
    {
        var duration = TimeSpan.FromMinutes(rendezVous.DurationMinutes);
        if (rendezVous.RecurrenceRule.Length == 0) return [Slice(start.Instant, duration)];
        var rule = RecurrenceRule.Parse(rendezVous.RecurrenceRule);
        rule.RequireEnd();
        DemandFirstOfTwo(start);
        var times = Times(rule, start).Select(instant => Slice(instant, duration)).ToList();
        if (times.Count > options.MaxOccurrences)
            throw Refusal.Because(
                Reason.RecurrenceTropLongue, "limit", options.MaxOccurrences.ToString(CultureInfo.InvariantCulture));
        rendezVous.RecurrenceRule = rule.ToString();
        return times;
    }

    /// <summary>Whether a series has the times that it had, however its rule is spelt.</summary>
    /// <exception cref="MonEspaceSanteException">RECURRENCE_*.</exception>
    public bool IsSame(RendezVous made, ZonedStart start, RendezVous former) =>
        start.Instant == former.StartTime.ToDateTimeOffset()
        && made.RecurrenceRule.Length > 0
        && Times(RecurrenceRule.Parse(made.RecurrenceRule), start).SequenceEqual(
            Times(RecurrenceRule.Parse(former.RecurrenceRule), ZonedStart.Read("rendez_vous.start", former.Start)));

    // One more than is kept, to tell a series that is too long.
    private IEnumerable<DateTimeOffset> Times(RecurrenceRule rule, ZonedStart start) =>
        Recurrence.Create(rule, start.Local, start.Zone)
            .Between(start.Instant, DateTimeOffset.MaxValue)
            .Take(options.MaxOccurrences + 1)
            .Select(occurrence => occurrence.Start);

    // A rule takes the first of two hours that are spelt alike: no series begins with the second.
    private static void DemandFirstOfTwo(ZonedStart start)
    {
        if (WallClock.At(start.Local, start.Zone) != start.Instant)
            throw Refusal.Because(
                Reason.RecurrenceDepartHorsRegle,
                new Violation("rendez_vous.start.utc_offset", "une série commence à la première des deux heures égales"));
    }

    private static TimeSlice Slice(DateTimeOffset start, TimeSpan duration) =>
        new(start.ToMicroseconds(), (start + duration).ToMicroseconds());
}
