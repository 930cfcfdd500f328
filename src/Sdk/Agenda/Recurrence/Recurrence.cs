using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>An appointment that comes back: a rule, counted from its first time on the clock of a zone.</summary>
/// <remarks>It keeps its time on the wall over daylight saving. Occurrences are counted only as far as they are asked
/// for.</remarks>
public sealed class Recurrence
{
    // More than any zone differs from UTC, and than any clock skips.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(2);

    // The last year that can be counted through.
    private static readonly DateTimeOffset Last = new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset First = new(1, 1, 3, 0, 0, 0, TimeSpan.Zero);

    private readonly HashSet<DateTime> _excluded;

    private Recurrence(RecurrenceRule rule, DateTime start, TimeZoneInfo zone, HashSet<DateTime> excluded)
    {
        Rule = rule;
        Start = start;
        Zone = zone;
        _excluded = excluded;
    }

    /// <summary>The rule.</summary>
    public RecurrenceRule Rule { get; }

    /// <summary>The first time, on the clock of the zone.</summary>
    public DateTime Start { get; }

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The times that are left out, on the clock of the zone, in order.</summary>
    public IReadOnlyList<DateTime> Excluded => [.. _excluded.Order()];

    /// <summary>A rule, counted from its first time.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="start">The first time, on the clock of the zone, in whole seconds.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="excluded">The times that are left out, on the clock of the zone. They count for COUNT.</param>
    /// <exception cref="ContractViolationException">RECURRENCE_DEPART_HORS_REGLE: the rule does not give its first time,
    /// or gives none at all.</exception>
    public static Recurrence Create(
        RecurrenceRule rule, DateTime start, TimeZoneInfo zone, IEnumerable<DateTime>? excluded = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(zone);
        var first = Unzoned(start);
        var recurrence = new Recurrence(rule, first, zone, [.. (excluded ?? []).Select(Unzoned)]);
        return RuleExpansion.Times(rule, first, first, first).Take(1).Any(t => t == first) && !recurrence.IsOver(first)
            ? recurrence
            : throw Refusal.Because(
                Reason.RecurrenceDepartHorsRegle, new Violation("start_time", "La règle ne donne pas ce premier horaire"));
    }

    /// <summary>What occurs in a span of time, in order, counted as it is enumerated.</summary>
    /// <param name="from">From when.</param>
    /// <param name="to">Until before when.</param>
    public IEnumerable<Occurrence> Between(DateTimeOffset from, DateTimeOffset to)
    {
        var last = DateTimeOffset.MinValue;
        foreach (var local in RuleExpansion.Times(Rule, Start, Near(from, -Margin), Near(to, Margin)))
        {
            var start = WallClock.At(local, Zone);
            if (start >= to || IsOver(local))
                yield break;

            // A day that a zone skips would give the next day's time twice.
            if (start < from || start <= last || _excluded.Contains(local))
                continue;
            last = start;
            yield return new Occurrence(local, start);
        }
    }

    private static DateTime Unzoned(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Unspecified);

    private static DateTime Near(DateTimeOffset instant, TimeSpan margin)
    {
        var counted = instant < First ? First : instant > Last ? Last : instant;
        return counted.UtcDateTime + margin;
    }

    private bool IsOver(DateTime local) =>
        WallClock.At(local, Zone) > Rule.UntilTime || DateOnly.FromDateTime(local) > Rule.UntilDay;
}
