using System.Globalization;

namespace MonEspaceSante.Agenda;

/// <summary>A day of the week in a rule, or one of those days in a month or year.</summary>
/// <remarks>RFC 5545, BYDAY.</remarks>
public sealed record RecurrenceDay
{
    private const string Names = "SUMOTUWETHFRSA";
    private const int NameLength = 2;

    private RecurrenceDay(int ordinal, DayOfWeek day)
    {
        Ordinal = ordinal;
        Day = day;
    }

    /// <summary>The day of the week.</summary>
    public DayOfWeek Day { get; }

    /// <summary>Which one of the month or year: 1 the first, -1 the last, 0 every one.</summary>
    public int Ordinal { get; }

    /// <summary>As BYDAY writes it, such as <c>TU</c> or <c>-1FR</c>.</summary>
    public override string ToString() =>
        (Ordinal == 0 ? "" : Ordinal.ToString(CultureInfo.InvariantCulture)) + NameOf(Day);

    internal static string NameOf(DayOfWeek day) => Names.Substring((int)day * NameLength, NameLength);

    internal static RecurrenceDay? Read(string text)
    {
        if (text.Length < NameLength || ReadName(text[^NameLength..]) is not { } day)
            return null;
        if (text.Length == NameLength)
            return new RecurrenceDay(0, day);
        return RuleText.ReadNumber(text[..^NameLength]) is { } ordinal and not 0 ? new RecurrenceDay(ordinal, day) : null;
    }

    internal static DayOfWeek? ReadName(string text)
    {
        var at = text.Length == NameLength ? Names.IndexOf(text, StringComparison.OrdinalIgnoreCase) : -1;
        return at >= 0 && at % NameLength == 0 ? (DayOfWeek)(at / NameLength) : null;
    }
}
