namespace MonEspaceSante.Agenda;

/// <summary>Puts the times of an event on the clock of one zone: that of its start.</summary>
/// <param name="start">Its DTSTART.</param>
/// <param name="zones">The zones that are known so far.</param>
/// <param name="floating">The zone of times that name none.</param>
internal sealed class EntryTimes(ContentLine start, ZoneBook zones, TimeZoneInfo floating)
{
    private readonly CalendarTime _start = Read(start, start.Value);

    public TimeZoneInfo Zone { get; } = ZoneOf(start, Read(start, start.Value), zones, floating);

    public bool IsAllDay => _start.Kind == CalendarTimeKind.Day;

    public DateTime Start => _start.Value;

    /// <summary>The first zone that an event names and that is not known; null when all are.</summary>
    public static ContentLine? FindUnknown(Component component, ZoneBook zones) =>
        component.All("DTSTART").Concat(component.All("DTEND")).Concat(component.All("EXDATE"))
            .Concat(component.All("RECURRENCE-ID"))
            .FirstOrDefault(l => l.Parameters.TryGetValue("TZID", out var name) && !IsUtc(l) && zones.Find(name) is null);

    /// <summary>The times of a line that may hold many.</summary>
    public IEnumerable<DateTime> OnWall(ContentLine line) =>
        line.Value.Split(',').Select(text => OnWall(line, Read(line, text)));

    public DateTimeOffset Instant(ContentLine line)
    {
        var time = Read(line, line.Value);
        return InstantOf(time, ZoneOf(line, time, zones, floating));
    }

    public DateTimeOffset StartInstant => WallClock.At(Start, Zone);

    private static CalendarTime Read(ContentLine line, string text) =>
        CalendarValues.Time(text.Trim()) ?? throw CalendarFault.Date(line, "Date ou heure attendue");

    private static bool IsUtc(ContentLine line) => line.Value.EndsWith('Z');

    private static TimeZoneInfo ZoneOf(ContentLine line, CalendarTime time, ZoneBook zones, TimeZoneInfo floating)
    {
        if (time.Kind == CalendarTimeKind.Utc)
            return TimeZoneInfo.Utc;
        return line.Parameters.TryGetValue("TZID", out var name)
            ? zones.Find(name) ?? throw CalendarFault.Zone(line.Number)
            : floating;
    }

    private static DateTimeOffset InstantOf(CalendarTime time, TimeZoneInfo zone) =>
        time.Kind == CalendarTimeKind.Utc ? new DateTimeOffset(time.Value, TimeSpan.Zero) : WallClock.At(time.Value, zone);

    // A day that names times of a series names the one on that day.
    private DateTime OnWall(ContentLine line, CalendarTime time)
    {
        if (IsAllDay || time.Kind == CalendarTimeKind.Day)
            return time.Value.Date + (IsAllDay ? TimeSpan.Zero : Start.TimeOfDay);
        var zone = ZoneOf(line, time, zones, floating);
        return zone.Equals(Zone) ? time.Value : TimeZoneInfo.ConvertTime(InstantOf(time, zone), Zone).DateTime;
    }
}
