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
        var times = Recurrence.Create(rule, start.Local, start.Zone)
            .Between(start.Instant, DateTimeOffset.MaxValue)
            .Take(options.MaxOccurrences + 1)
            .Select(occurrence => Slice(occurrence.Start, duration))
            .ToList();
        if (times.Count > options.MaxOccurrences)
            throw Refusal.Because(
                Reason.RecurrenceTropLongue, "limit", options.MaxOccurrences.ToString(CultureInfo.InvariantCulture));
        rendezVous.RecurrenceRule = rule.ToString();
        // The second of two hours that are told alike comes after the rule's own first time.
        return times.Count > 0
            ? times
            : throw Refusal.Because(
                Reason.RecurrenceInvalide, new Violation("rendez_vous.recurrence_rule", "aucune date"));
    }

    private static TimeSlice Slice(DateTimeOffset start, TimeSpan duration) =>
        new(start.ToMicroseconds(), (start + duration).ToMicroseconds());
}
