using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Agenda;

/// <summary>Reads values as RFC 5545 writes them.</summary>
internal static partial class CalendarValues
{
    private const string DayFormat = "yyyyMMdd";
    private const string LocalFormat = "yyyyMMdd'T'HHmmss";
    private const string UtcFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int MaxWeeks = 10_000;

    public static string Text(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value;
        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            var escapes = value[at] == '\\' && at + 1 < value.Length && value[at + 1] is 'n' or 'N' or '\\' or ',' or ';';
            if (!escapes || value[at] != '\\')
                text.Append(value[at]);
            else if (value[++at] is 'n' or 'N')
                text.Append('\n');
            else
                text.Append(value[at]);
        }

        return text.ToString();
    }

    /// <summary>A day, an instant or a time on the wall; null when the text is none.</summary>
    public static CalendarTime? Time(string text)
    {
        if (TryExact(text, DayFormat, out var day))
            return new CalendarTime(day, CalendarTimeKind.Day);
        if (TryExact(text, UtcFormat, out var instant))
            return new CalendarTime(instant, CalendarTimeKind.Utc);
        return TryExact(text, LocalFormat, out var local) ? new CalendarTime(local, CalendarTimeKind.Local) : null;
    }

    public static TimeSpan Duration(ContentLine line)
    {
        var match = DurationForm().Match(line.Value);
        if (!match.Success || match.Groups.Values.Skip(2).All(g => !g.Success))
            throw CalendarFault.Date(line, "Durée attendue");
        var span = TimeSpan.FromDays((7 * Part("w")) + Part("d")) + new TimeSpan(Part("h"), Part("m"), Part("s"));
        return match.Groups["sign"].Value == "-" ? -span : span;

        int Part(string name) =>
            !match.Groups[name].Success ? 0
            : int.TryParse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture, out var number)
                && number <= MaxWeeks * 100 ? number
            : throw CalendarFault.Date(line, "Durée trop longue");
    }

    /// <summary>An offset from UTC; null when the text is none.</summary>
    public static TimeSpan? Offset(string text)
    {
        var match = OffsetForm().Match(text);
        if (!match.Success)
            return null;
        var span = new TimeSpan(Part("h"), Part("m"), match.Groups["s"].Success ? Part("s") : 0);
        return match.Groups["sign"].Value == "-" ? -span : span;

        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static bool TryExact(string text, string format, out DateTime time) =>
        DateTime.TryParseExact(
            text,
            format,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out time);

    [GeneratedRegex(@"\A(?<sign>[+-])?P(?:(?<w>\d+)W|(?:(?<d>\d+)D)?(?:T(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+)S)?)?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"\A(?<sign>[+-])(?<h>\d\d)(?<m>[0-5]\d)(?<s>[0-5]\d)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetForm();
}
