using MonEspaceSante.Errors;

namespace MonEspaceSante.Agenda;

/// <summary>An appointment as calendar programs exchange it (VEVENT).</summary>
/// <remarks>RFC 5545.</remarks>
public sealed record CalendarEntry
{
    /// <summary>The identifier, the same in every export.</summary>
    public required string Uid { get; init; }

    /// <summary>How often it was changed, from 0. The higher one wins where a calendar program has both.</summary>
    public int Sequence { get; init; }

    /// <summary>Whether it takes place.</summary>
    public CalendarEntryStatus Status { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset Stamp { get; init; }

    /// <summary>When it begins on the clock of its zone; the first time of a series.</summary>
    public required DateTime Start { get; init; }

    /// <summary>Its zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>How long it takes; whole days when it <see cref="IsAllDay"/>.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether it is on a day and not at a time.</summary>
    public bool IsAllDay { get; init; }

    /// <summary>How it comes back; null when it does not.</summary>
    public RecurrenceRule? Rule { get; init; }

    /// <summary>The times of the series that are left out, on the clock of its zone.</summary>
    public IReadOnlyList<DateTime> Excluded { get; init; } = [];

    /// <summary>Which time of the series with the same <see cref="Uid"/> this entry stands for (RECURRENCE-ID), on the
    /// clock of its zone; null when it stands for itself.</summary>
    public DateTime? Replaces { get; init; }

    /// <summary>What it is.</summary>
    public string? Summary { get; init; }

    /// <summary>What is to be known of it.</summary>
    public string? Description { get; init; }

    /// <summary>Where it is.</summary>
    public string? Location { get; init; }

    /// <summary>Its reminders.</summary>
    public IReadOnlyList<CalendarReminder> Reminders { get; init; } = [];

    /// <summary>When it begins in a span of time, in order.</summary>
    /// <param name="from">From when.</param>
    /// <param name="to">Until before when.</param>
    /// <exception cref="ContractViolationException">RECURRENCE_DEPART_HORS_REGLE.</exception>
    public IEnumerable<Occurrence> Between(DateTimeOffset from, DateTimeOffset to)
    {
        if (Rule is not null)
            return Recurrence.Create(Rule, Start, Zone, Excluded).Between(from, to);
        var start = WallClock.At(Start, Zone);
        return start >= from && start < to ? [new Occurrence(Start, start)] : [];
    }

    /// <summary>Names the type only: logs hold nothing of an agenda.</summary>
    public override string ToString() => "CalendarEntry(…)";
}
