using System.Globalization;

namespace MonEspaceSante.Server.Agenda.Rappels;

/// <summary>The day that ages are counted from.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsApproximate">Whether the birth date is no day of the calendar: it counts as the last of its year.</param>
internal readonly record struct BirthDay(DateOnly Day, bool IsApproximate)
{
    private const int EarliestYear = 1850;
    private const int LatestYear = 9800;

    /// <summary>Reads a birth date, <c>AAAA-MM-JJ</c>: digits whose month and day may be no calendar's. Null when not even
    /// the year is known.</summary>
    public static BirthDay? Read(string pattern)
    {
        if (pattern.Length < 4
            || !int.TryParse(pattern.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < EarliestYear or > LatestYear)
            return null;
        return DateOnly.TryParseExact(
            pattern, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new BirthDay(day, IsApproximate: false)
            : new BirthDay(new DateOnly(year, 12, 31), IsApproximate: true);
    }
}
