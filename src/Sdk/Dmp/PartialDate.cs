using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Dmp;

/// <summary>A date of a clinical document, as precise as the document tells it.</summary>
/// <remarks>The type TS of HL7 v3. Fractions of a second are dropped: the national metadata hold none.</remarks>
public sealed partial record PartialDate
{
    // A document without an offset was written in a French practice: an assumption of this product, stated nowhere
    // nationally.
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly string[] Formats =
        ["yyyy", "yyyyMM", "yyyyMMdd", "yyyyMMddHH", "yyyyMMddHHmm", "yyyyMMddHHmmss"];
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>A date.</summary>
    /// <param name="digits"><c>YYYY</c> to <c>YYYYMMDDhhmmss</c>, two digits at a time.</param>
    /// <param name="offset">The offset from UTC in whole minutes, at most 14 hours; null when it is not known.</param>
    /// <exception cref="FormatException">There is no such date or offset.</exception>
    public PartialDate(string digits, TimeSpan? offset = null)
    {
        if (!Exists(digits, offset))
            throw new FormatException("Not a partial date");
        Digits = digits;
        Offset = offset;
    }

    /// <summary>The digits as the document has them, <c>YYYY</c> to <c>YYYYMMDDhhmmss</c>: their number is the
    /// precision.</summary>
    public string Digits { get; }

    /// <summary>The offset from UTC; null when the document gives none.</summary>
    public TimeSpan? Offset { get; }

    /// <summary>Reads a date as CDA writes it, such as <c>20210104160527+0100</c>.</summary>
    /// <param name="text">The date.</param>
    /// <param name="date">What was read.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PartialDate? date)
    {
        date = null;
        if (text is null || Written().Match(text) is not { Success: true } match)
            return false;
        var digits = match.Groups["digits"].Value;
        var offset = ReadOffset(match.Groups["offset"].Value);
        if (!Exists(digits, offset))
            return false;
        date = new PartialDate(digits, offset);
        return true;
    }

    /// <summary>The instant at which the date begins. Without an offset it is read as Europe/Paris.</summary>
    public DateTimeOffset ToInstant()
    {
        var local = ToLocal(Digits)!.Value;
        return new DateTimeOffset(local, Offset ?? Paris.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The date as CDA writes it.</summary>
    public override string ToString() => Offset is { } offset
        ? $"{Digits}{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}"
        : Digits;

    private static bool Exists(string digits, TimeSpan? offset) =>
        ToLocal(digits) is { } local
        && (offset ?? TimeSpan.Zero).Duration() <= LargestOffset
        && (offset ?? TimeSpan.Zero).Ticks % TimeSpan.TicksPerMinute == 0
        && local.Year is > 1 and < 9999;

    private static DateTime? ToLocal(string digits) =>
        DateTime.TryParseExact(digits, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? local
            : null;

    private static TimeSpan? ReadOffset(string text)
    {
        if (text.Length == 0)
            return null;
        var minutes = (Number(text.AsSpan(1, 2)) * 60) + Number(text.AsSpan(3, 2));
        return TimeSpan.FromMinutes(text[0] == '-' ? -minutes : minutes);
    }

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<digits>[0-9]{4,14})(\.[0-9]{1,9})?(?<offset>[+-][0-9]{2}[0-5][0-9])?\z")]
    private static partial Regex Written();
}
