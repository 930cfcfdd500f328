namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>Hours to come that clocks skip, or tell twice: far enough away for what is booked before them.</summary>
internal static class ClockChange
{
    private const int FromDay = 20;

    /// <summary>The next half past an hour that the clock skips.</summary>
    public static DateTime Skipped(string zone) => Next(TimeZoneInfo.FindSystemTimeZoneById(zone).IsInvalidTime);

    /// <summary>The next half past an hour that the clock tells twice.</summary>
    public static DateTime Twice(string zone) => Next(TimeZoneInfo.FindSystemTimeZoneById(zone).IsAmbiguousTime);

    private static DateTime Next(Func<DateTime, bool> isChange)
    {
        var first = DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().Date, DateTimeKind.Unspecified).AddDays(FromDay);
        return Enumerable.Range(0, 400 * 24).Select(hour => first.AddHours(hour).AddMinutes(30)).First(isChange);
    }
}
