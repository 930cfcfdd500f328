namespace MonEspaceSante.Agenda;

/// <summary>What instant a clock on the wall shows.</summary>
/// <remarks>RFC 5545, 3.3.5: a time that the clock skips is read with the offset before the gap, so it comes later by
/// the gap; a time that it shows twice is the first.</remarks>
public static class WallClock
{
    // No zone changes twice within it, and none skips more than it.
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The instant.</summary>
    /// <param name="local">The time that the clock shows, without a zone of its own.</param>
    /// <param name="zone">The zone of the clock.</param>
    public static DateTimeOffset At(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(time))
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(time, OffsetBefore(time, zone)), zone);
        var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
        return new DateTimeOffset(time, offset);
    }

    private static TimeSpan OffsetBefore(DateTime time, TimeZoneInfo zone) =>
        zone.GetUtcOffset(new DateTimeOffset(time, TimeSpan.Zero) - Day);
}
