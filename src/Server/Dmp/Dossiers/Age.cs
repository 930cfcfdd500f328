using System.Globalization;

namespace MonEspaceSante.Server.Dmp.Dossiers;

/// <summary>The age that a birth date tells. It is a pattern of digits, whose month and day may be no calendar's.</summary>
internal static class Age
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The age in full years; null when not even the year is known.</summary>
    /// <param name="birthDate"><c>AAAA-MM-JJ</c>. A day that no calendar knows counts as the last of its year.</param>
    /// <param name="now">When.</param>
    public static int? InYears(string birthDate, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Paris).DateTime);
        if (birthDate.Length < 4
            || !int.TryParse(birthDate.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return null;
        var birthday = DateOnly.TryParseExact(
            birthDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
            ? (born.Month, born.Day)
            : (12, 31);
        return today.Year - year - ((today.Month, today.Day).CompareTo(birthday) < 0 ? 1 : 0);
    }
}
