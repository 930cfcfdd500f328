using System.Globalization;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>The age that a birth date tells. It is a pattern of digits, whose month and day may be no calendar's.</summary>
internal static class Age
{
    /// <summary>When an age is reached, at midnight in France; null when not even the year of birth is known.</summary>
    /// <param name="birthDate"><c>AAAA-MM-JJ</c>. A day that no calendar knows counts as the last of its year.</param>
    /// <param name="years">The age.</param>
    public static DateTimeOffset? ReachedAt(string birthDate, int years)
    {
        if (birthDate.Length < 4
            || !int.TryParse(birthDate.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is 0 || year + years > DateOnly.MaxValue.Year)
            return null;
        var born = DateOnly.TryParseExact(
            birthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known)
            ? known
            : new DateOnly(year, 12, 31);
        // Whoever was born on 29 February comes of age the day after the 28th, unless the year has a 29th.
        var birthday = born is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year + years)
            ? new DateOnly(year + years, 3, 1)
            : born.AddYears(years);
        return Instants.BeginningOf(birthday);
    }
}
