using System.Globalization;
using System.Xml;

namespace MonEspaceSante.Agenda;

/// <summary>Writes one entry (VEVENT, VALARM).</summary>
internal static class EntryText
{
    private const string DayFormat = "yyyyMMdd";
    private const string LocalFormat = "yyyyMMdd'T'HHmmss";
    private const string UtcFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static void Write(FoldedWriter writer, CalendarEntry entry)
    {
        writer.Line("BEGIN", "VEVENT");
        writer.Text("UID", entry.Uid);
        writer.Line("DTSTAMP", Utc(entry.Stamp));
        writer.Line("SEQUENCE", entry.Sequence);
        writer.Line("STATUS", entry.Status.ToString().ToUpperInvariant());
        writer.Line("CLASS", "PRIVATE");
        Times(writer, entry);
        writer.Text("SUMMARY", entry.Summary);
        writer.Text("DESCRIPTION", entry.Description);
        writer.Text("LOCATION", entry.Location);
        foreach (var reminder in entry.Reminders)
            Reminder(writer, reminder);
        writer.Line("END", "VEVENT");
    }

    private static void Times(FoldedWriter writer, CalendarEntry entry)
    {
        // A calendar program may know no time that a clock skips; a rule needs it as it is.
        var start = entry.Rule is null && !entry.IsAllDay ? WallClock.At(entry.Start, entry.Zone).DateTime : entry.Start;
        Time(writer, entry, "DTSTART", start);
        End(writer, entry, start);
        if (entry.Replaces is { } replaced)
            Time(writer, entry, "RECURRENCE-ID", replaced);
        if (entry.Rule is { } rule)
            writer.Line("RRULE", rule.Write(Until(entry, rule)));
        foreach (var excluded in entry.Excluded.Order())
            Time(writer, entry, "EXDATE", excluded);
    }

    // Programs add what lies between the two times on the wall: where that is not how long it takes, it is told.
    private static void End(FoldedWriter writer, CalendarEntry entry, DateTime start)
    {
        var end = entry.IsAllDay
            ? start + entry.Duration
            : TimeZoneInfo.ConvertTime(WallClock.At(start, entry.Zone) + entry.Duration, entry.Zone).DateTime;
        var isDoubled = !entry.IsAllDay && entry.Zone.IsAmbiguousTime(end);
        if (!isDoubled && end - start == entry.Duration)
            Time(writer, entry, "DTEND", end);
        else
            writer.Line("DURATION", XmlConvert.ToString(entry.Duration));
    }

    private static void Time(FoldedWriter writer, CalendarEntry entry, string name, DateTime time)
    {
        if (entry.IsAllDay)
            writer.Line($"{name};VALUE=DATE", time.ToString(DayFormat, CultureInfo.InvariantCulture));
        else if (entry.Zone == TimeZoneInfo.Utc)
            writer.Line(name, time.ToString(UtcFormat, CultureInfo.InvariantCulture));
        else
            writer.Line(
                $"{name};TZID={ZoneText.ParameterOf(entry.Zone)}", time.ToString(LocalFormat, CultureInfo.InvariantCulture));
    }

    private static string? Until(CalendarEntry entry, RecurrenceRule rule)
    {
        if (rule.IsEndless || rule.Count is not null)
            return null;
        var last = rule.UntilTime
            ?? WallClock.At(rule.UntilDay!.Value.ToDateTime(new TimeOnly(23, 59, 59)), entry.Zone);
        return entry.IsAllDay
            ? TimeZoneInfo.ConvertTime(last, entry.Zone).ToString(DayFormat, CultureInfo.InvariantCulture)
            : Utc(last);
    }

    private static void Reminder(FoldedWriter writer, CalendarReminder reminder)
    {
        writer.Line("BEGIN", "VALARM");
        writer.Line("ACTION", "DISPLAY");
        writer.Text("DESCRIPTION", reminder.Text.Length == 0 ? "Rappel" : reminder.Text);
        writer.Line("TRIGGER", XmlConvert.ToString(-reminder.Before));
        writer.Line("END", "VALARM");
    }

    private static string Utc(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(UtcFormat, CultureInfo.InvariantCulture);
}
