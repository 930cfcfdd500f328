using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using LibraryRule = Ical.Net.DataTypes.RecurrenceRule;

namespace MonEspaceSante.Agenda;

/// <summary>Has Ical.Net count the times that a clock on the wall shows.</summary>
/// <remarks>It is told that they are UTC, whose clocks skip nothing: what a zone makes of them is for
/// <see cref="WallClock"/>.</remarks>
internal static class RuleExpansion
{
    // Days without one occurrence, after which a rule is held to have no more: 270 years.
    private const int MaxUnmatched = 100_000;

    // Ical.Net gives up a month or year whose day of the first time lies after UNTIL, with all that comes before it.
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(366);

    /// <summary>The times of a rule, in order.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="start">The time that it counts from.</param>
    /// <param name="from">Times before may be left out.</param>
    /// <param name="until">Times after may be left out. At least a year before the last that can be.</param>
    public static IEnumerable<DateTime> Times(RecurrenceRule rule, DateTime start, DateTime from, DateTime until)
    {
        var series = new CalendarEvent { DtStart = Time(start), RecurrenceRule = Rule(rule, until) };
        var options = new EvaluationOptions { MaxUnmatchedIncrementsLimit = MaxUnmatched };

        // Counting begins at the start when the rule tells how many there are.
        var begin = rule.Count is null && from > start ? Time(from) : Time(start);
        using var times = series.GetOccurrences(begin, options).GetEnumerator();
        while (HasNext(times))
            yield return DateTime.SpecifyKind(times.Current.Period.StartTime.Value, DateTimeKind.Unspecified);
    }

    private static bool HasNext(IEnumerator<Ical.Net.DataTypes.Occurrence> times)
    {
        try
        {
            return times.MoveNext();
        }
        catch (EvaluationLimitExceededException)
        {
            return false;
        }
        catch (EvaluationOutOfRangeException)
        {
            return false;
        }
    }

    private static LibraryRule Rule(RecurrenceRule rule, DateTime until) => new()
    {
        Frequency = Enum.Parse<FrequencyType>(rule.Frequency.ToString()),
        Interval = rule.Interval,
        Count = rule.Count,
        Until = Time(until + LongestPeriod),
        ByDay = [.. rule.Days.Select(d => d.Ordinal == 0 ? new WeekDay(d.Day) : new WeekDay(d.Day, d.Ordinal))],
        ByMonthDay = [.. rule.MonthDays],
        ByMonth = [.. rule.Months],
        BySetPosition = [.. rule.SetPositions],
        FirstDayOfWeek = rule.WeekStart,
    };

    private static CalDateTime Time(DateTime time) => new(time, CalDateTime.UtcTzId);
}
