using System.Globalization;

namespace MonEspaceSante.Agenda;

/// <summary>What RFC 5545 demands of the parts of a rule, one by one and together.</summary>
internal static class RuleParts
{
    private const int MonthsInYear = 12;
    private const int MaxDaysInMonth = 31;
    private const int MaxWeekdaysInMonth = 5;
    private const int MaxWeekdaysInYear = 53;

    public static RecurrenceFrequency Frequency(RuleText text) => text.Text("FREQ") switch
    {
        "DAILY" => RecurrenceFrequency.Daily,
        "WEEKLY" => RecurrenceFrequency.Weekly,
        "MONTHLY" => RecurrenceFrequency.Monthly,
        "YEARLY" => RecurrenceFrequency.Yearly,
        "SECONDLY" or "MINUTELY" or "HOURLY" => throw RuleText.NotSupported("FREQ"),
        _ => throw RuleText.Fault("FREQ", "DAILY, WEEKLY, MONTHLY ou YEARLY attendu"),
    };

    public static DateTimeOffset? UntilTime(RuleText text)
    {
        if (text.Text("UNTIL") is not { } until || UntilDay(text) is not null)
            return null;
        return DateTimeOffset.TryParseExact(
            until, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw RuleText.Fault("UNTIL", "AAAAMMJJ ou AAAAMMJJTHHMMSSZ attendu");
    }

    public static DateOnly? UntilDay(RuleText text) =>
        DateOnly.TryParseExact(
            text.Text("UNTIL"), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    public static IReadOnlyList<int> MonthDays(RuleText text) =>
        text.Numbers("BYMONTHDAY", MaxDaysInMonth, -MaxDaysInMonth);

    public static IReadOnlyList<int> Months(RuleText text) =>
        text.Has("BYMONTHDAY") && !text.Has("BYMONTH") && Frequency(text) == RecurrenceFrequency.Yearly
            ? [.. Enumerable.Range(1, MonthsInYear)]
            : text.Numbers("BYMONTH", MonthsInYear, min: 1);

    public static DayOfWeek WeekStart(RuleText text) => text.Text("WKST") is { } name
        ? RecurrenceDay.ReadName(name) ?? throw RuleText.Fault("WKST", "Jour attendu : MO, TU, WE, TH, FR, SA ou SU")
        : DayOfWeek.Monday;

    /// <summary>Refuses parts that are each right and do not go together.</summary>
    public static void RequireTogether(RuleText text, RecurrenceRule rule)
    {
        if (text.Has("COUNT") && text.Has("UNTIL"))
            throw RuleText.Fault("UNTIL", "COUNT et UNTIL s'excluent");
        if (rule.Frequency == RecurrenceFrequency.Weekly && text.Has("BYMONTHDAY"))
            throw RuleText.Fault("BYMONTHDAY", "Interdit avec FREQ=WEEKLY");
        if (text.Has("BYSETPOS") && !text.Has("BYDAY") && !text.Has("BYMONTHDAY") && !text.Has("BYMONTH"))
            throw RuleText.Fault("BYSETPOS", "BYDAY, BYMONTHDAY ou BYMONTH attendu avec lui");
        RequireOrdinals(text, rule);
    }

    private static void RequireOrdinals(RuleText text, RecurrenceRule rule)
    {
        var max = (rule.Frequency, text.Has("BYMONTH")) switch
        {
            (RecurrenceFrequency.Yearly, false) => MaxWeekdaysInYear,
            (RecurrenceFrequency.Yearly or RecurrenceFrequency.Monthly, _) => MaxWeekdaysInMonth,
            _ => 0,
        };
        if (rule.Days.Any(d => Math.Abs(d.Ordinal) > max))
            throw RuleText.Fault("BYDAY", max == 0 ? "Rang interdit avec cette fréquence" : $"Rang de 1 à {max} attendu");
        if (text.Has("BYMONTHDAY") && rule.Days.Any(d => d.Ordinal != 0))
            throw RuleText.NotSupported("BYDAY");
    }
}
