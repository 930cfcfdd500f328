using System.Globalization;
using System.Text;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Agenda;

/// <summary>How an appointment comes back: an RRULE that was checked.</summary>
/// <remarks>RFC 5545, 3.3.10. Equal are rules that are written alike once put in order. Days of the month in a rule by
/// years are those of every month: as readers differ on this, the months are then written out.</remarks>
public sealed record RecurrenceRule
{
    /// <summary>The largest COUNT and INTERVAL.</summary>
    public const int MaxNumber = 9999;

    private const int MaxSetPosition = 366;

    private RecurrenceRule()
    {
    }

    /// <summary>By days, weeks, months or years.</summary>
    public RecurrenceFrequency Frequency { get; private init; }

    /// <summary>How many of them lie between two occurrences, from 1.</summary>
    public int Interval { get; private init; }

    /// <summary>How many occurrences there are, those that are excluded later among them; null when not told.</summary>
    public int? Count { get; private init; }

    /// <summary>The instant after which nothing occurs; null when not told, or told as a day.</summary>
    public DateTimeOffset? UntilTime { get; private init; }

    /// <summary>The last day on which it may occur, in the zone of the appointment; null when not told, or told as an
    /// instant.</summary>
    public DateOnly? UntilDay { get; private init; }

    /// <summary>The days of the week (BYDAY).</summary>
    public IReadOnlyList<RecurrenceDay> Days { get; private init; } = [];

    /// <summary>The days of the month (BYMONTHDAY), from 1, or from -1 for the last.</summary>
    public IReadOnlyList<int> MonthDays { get; private init; } = [];

    /// <summary>The months (BYMONTH), 1 to 12.</summary>
    public IReadOnlyList<int> Months { get; private init; } = [];

    /// <summary>Which of the days of each period (BYSETPOS), from 1, or from -1 for the last.</summary>
    public IReadOnlyList<int> SetPositions { get; private init; } = [];

    /// <summary>The day that a week begins on (WKST).</summary>
    /// <value>The default value is Monday.</value>
    public DayOfWeek WeekStart { get; private init; }

    /// <summary>Whether it never ends.</summary>
    public bool IsEndless => Count is null && UntilTime is null && UntilDay is null;

    /// <summary>Reads a rule.</summary>
    /// <param name="text">The value of an RRULE, such as <c>FREQ=WEEKLY;BYDAY=TU;COUNT=10</c>.</param>
    /// <exception cref="ContractViolationException">RECURRENCE_INVALIDE with the <c>part</c> at fault;
    /// RECURRENCE_NON_PRISE_EN_CHARGE for parts that come back within a day, or count the days or weeks of a year.
    /// </exception>
    public static RecurrenceRule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = RuleText.Read(text);
        var rule = new RecurrenceRule
        {
            Frequency = RuleParts.Frequency(parts),
            Interval = parts.Number("INTERVAL", MaxNumber) ?? 1,
            Count = parts.Number("COUNT", MaxNumber),
            UntilTime = RuleParts.UntilTime(parts),
            UntilDay = RuleParts.UntilDay(parts),
            Days = parts.Days("BYDAY"),
            MonthDays = RuleParts.MonthDays(parts),
            Months = RuleParts.Months(parts),
            SetPositions = parts.Numbers("BYSETPOS", MaxSetPosition, -MaxSetPosition),
            WeekStart = RuleParts.WeekStart(parts),
        };
        RuleParts.RequireTogether(parts, rule);
        return rule;
    }

    /// <summary>Refuses a rule that never ends.</summary>
    /// <exception cref="ContractViolationException">RECURRENCE_SANS_FIN.</exception>
    public void RequireEnd()
    {
        if (IsEndless)
            throw Refusal.Because(Reason.RecurrenceSansFin, new Violation("rrule", "COUNT ou UNTIL attendu"));
    }

    /// <summary>Compares as written.</summary>
    /// <param name="other">The other rule.</param>
    public bool Equals(RecurrenceRule? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The value of the RRULE, its parts in order.</summary>
    public override string ToString() => Write(UntilText);

    internal string Write(string? until)
    {
        var text = new StringBuilder("FREQ=").Append(Frequency.ToString().ToUpperInvariant());
        Append("COUNT", Count?.ToString(CultureInfo.InvariantCulture));
        Append("UNTIL", until);
        Append("INTERVAL", Interval == 1 ? null : Interval.ToString(CultureInfo.InvariantCulture));
        Append("BYMONTH", ListOf(Months));
        Append("BYMONTHDAY", ListOf(MonthDays));
        Append("BYDAY", ListOf(Days));
        Append("BYSETPOS", ListOf(SetPositions));
        Append("WKST", WeekStart == DayOfWeek.Monday ? null : RecurrenceDay.NameOf(WeekStart));
        return text.ToString();

        void Append(string name, string? value)
        {
            if (value is not null)
                text.Append(CultureInfo.InvariantCulture, $";{name}={value}");
        }
    }

    private string? UntilText =>
        UntilTime?.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)
        ?? UntilDay?.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string? ListOf<T>(IReadOnlyList<T> values) =>
        values.Count == 0
            ? null
            : string.Join(',', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));
}
