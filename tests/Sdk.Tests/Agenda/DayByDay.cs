using MonEspaceSante.Agenda;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>What a rule gives, found by asking of each day whether it is one.</summary>
internal static class DayByDay
{
    /// <summary>The days of a rule from the first day to a horizon.</summary>
    public static IEnumerable<DateOnly> Days(RecurrenceRule rule, DateOnly first, DateOnly horizon)
    {
        var begin = new DateOnly(first.Year, 1, 1).AddDays(-7);
        var end = new DateOnly(horizon.Year, 12, 31).AddDays(7);
        var days = Enumerable.Range(begin.DayNumber, end.DayNumber - begin.DayNumber)
            .Select(DateOnly.FromDayNumber)
            .Where(day => IsInStep(rule, first, day) && IsDay(rule, first, day))
            .GroupBy(day => Period(rule, day))
            .SelectMany(period => Chosen(rule, [.. period]))
            .Where(day => day >= first && !(day > rule.UntilDay));
        return days.Take(rule.Count ?? int.MaxValue).TakeWhile(day => day <= horizon);
    }

    private static IEnumerable<DateOnly> Chosen(RecurrenceRule rule, IReadOnlyList<DateOnly> period) =>
        rule.SetPositions.Count == 0
            ? period
            : period.Where((_, at) => rule.SetPositions.Contains(at + 1) || rule.SetPositions.Contains(at - period.Count));

    private static bool IsInStep(RecurrenceRule rule, DateOnly first, DateOnly day) =>
        (Period(rule, day) - Period(rule, first)) % rule.Interval == 0;

    private static int Period(RecurrenceRule rule, DateOnly day) => rule.Frequency switch
    {
        RecurrenceFrequency.Daily => day.DayNumber,
        RecurrenceFrequency.Weekly => day.AddDays(-(((int)day.DayOfWeek - (int)rule.WeekStart + 7) % 7)).DayNumber / 7,
        RecurrenceFrequency.Monthly => (day.Year * 12) + day.Month,
        _ => day.Year,
    };

    private static bool IsDay(RecurrenceRule rule, DateOnly first, DateOnly day)
    {
        var daysTold = rule.Days.Count > 0 || rule.MonthDays.Count > 0;
        if (rule.Months.Count > 0 && !rule.Months.Contains(day.Month))
            return false;
        if (rule.MonthDays.Count > 0 && !rule.MonthDays.Any(d => d == day.Day || d == day.Day - Length(day) - 1))
            return false;
        if (rule.Days.Count > 0 && !rule.Days.Any(d => IsWeekday(rule, d, day)))
            return false;
        return daysTold || rule.Frequency switch
        {
            RecurrenceFrequency.Daily => true,
            RecurrenceFrequency.Weekly => day.DayOfWeek == first.DayOfWeek,
            RecurrenceFrequency.Monthly => day.Day == first.Day,
            _ => day.Day == first.Day && (rule.Months.Count > 0 || day.Month == first.Month),
        };
    }

    private static bool IsWeekday(RecurrenceRule rule, RecurrenceDay wanted, DateOnly day)
    {
        if (wanted.Day != day.DayOfWeek || wanted.Ordinal == 0)
            return wanted.Day == day.DayOfWeek;
        var wholeYear = rule.Frequency == RecurrenceFrequency.Yearly && rule.Months.Count == 0;
        var (at, length) = wholeYear
            ? (day.DayOfYear, DateTime.IsLeapYear(day.Year) ? 366 : 365)
            : (day.Day, Length(day));
        return wanted.Ordinal == ((at - 1) / 7) + 1 || wanted.Ordinal == -(((length - at) / 7) + 1);
    }

    private static int Length(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);
}
