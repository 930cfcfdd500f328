namespace MonEspaceSante.Agenda;

/// <summary>A zone's change from one offset to another.</summary>
/// <param name="Instant">When.</param>
/// <param name="From">The offset before.</param>
/// <param name="To">The offset from then on.</param>
internal readonly record struct ZoneChange(DateTimeOffset Instant, TimeSpan From, TimeSpan To)
{
    private const int DaysInWeek = 7;

    /// <summary>What the clock would have shown, had it not been changed.</summary>
    public DateTime Wall => Instant.UtcDateTime + From;

    /// <summary>Which weekday of its month it falls on, from the first.</summary>
    public int Rank => ((Wall.Day - 1) / DaysInWeek) + 1;

    public bool IsOnLastWeekday => Wall.Day + DaysInWeek > DateTime.DaysInMonth(Wall.Year, Wall.Month);

    /// <summary>What changes of one yearly rule share.</summary>
    public (TimeSpan From, TimeSpan To, int Month, DayOfWeek Day, TimeSpan Time) Pattern =>
        (From, To, Wall.Month, Wall.DayOfWeek, Wall.TimeOfDay);

    /// <summary>The changes of a zone, in order.</summary>
    public static IEnumerable<ZoneChange> Of(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var day = TimeSpan.FromDays(1);
        var before = zone.GetUtcOffset(from);
        for (var end = from + day; end < to; end += day)
        {
            var after = zone.GetUtcOffset(end);
            if (before != after)
                yield return new ZoneChange(Find(zone, end - day, end), before, after);
            before = after;
        }
    }

    private static DateTimeOffset Find(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + TimeSpan.FromSeconds(Math.Floor((after - before).TotalSeconds / 2));
            (before, after) = zone.GetUtcOffset(middle) == offset ? (middle, after) : (before, middle);
        }

        return after;
    }
}
