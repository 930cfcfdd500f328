namespace MonEspaceSante.Agenda;

/// <summary>One of the offsets of a zone that a calendar describes (STANDARD, DAYLIGHT).</summary>
/// <param name="IsDaylight">Whether it is daylight saving.</param>
/// <param name="Start">When it first began, on the wall before.</param>
/// <param name="Offset">The offset while it lasts.</param>
/// <param name="Rule">When it begins each year; null when it began once.</param>
internal sealed record ZoneObservance(bool IsDaylight, DateTime Start, TimeSpan Offset, string? Rule)
{
    private const int LastWeek = 5;

    /// <summary>When it begins each year; null where it cannot be followed.</summary>
    public TimeZoneInfo.TransitionTime? Transition()
    {
        if (Rule is null || ParseRule() is not { Frequency: RecurrenceFrequency.Yearly } rule)
            return null;
        var isFollowed = rule is { Interval: 1, Months.Count: 1, Days.Count: 1, MonthDays.Count: 0, SetPositions.Count: 0 };
        var week = isFollowed ? (rule.Days[0].Ordinal == -1 ? LastWeek : rule.Days[0].Ordinal) : 0;
        return week is >= 1 and <= LastWeek
            ? TimeZoneInfo.TransitionTime.CreateFloatingDateRule(
                DateTime.MinValue + Start.TimeOfDay, rule.Months[0], week, rule.Days[0].Day)
            : null;
    }

    private RecurrenceRule? ParseRule()
    {
        try
        {
            return RecurrenceRule.Parse(Rule!);
        }
        catch (Errors.ContractViolationException)
        {
            // Only known as a zone that cannot be followed, which is refused where it is used.
            return null;
        }
    }
}
