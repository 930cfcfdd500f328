using System.Globalization;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Agenda;

/// <summary>Reads an event (VEVENT).</summary>
internal static class EntryReader
{
    private const int MaxUidLength = 1000;

    public static CalendarEntry Read(Component component, ZoneBook zones, TimeZoneInfo floating)
    {
        foreach (var line in component.All("RDATE").Concat(component.All("EXRULE")).Concat(component.All("RRULE").Skip(1)))
            throw CalendarFault.NotServed(line);
        var times = new EntryTimes(component.Require("DTSTART"), zones, floating);
        var duration = Duration(component, times);
        var entry = new CalendarEntry
        {
            Uid = Uid(component),
            Sequence = Sequence(component.Find("SEQUENCE")),
            Status = Status(component.Find("STATUS")),
            Stamp = Stamp(component, times),
            Start = DateTime.SpecifyKind(times.Start, DateTimeKind.Unspecified),
            Zone = times.Zone,
            IsAllDay = times.IsAllDay,
            Duration = duration,
            Rule = Rule(component, times),
            Excluded = [.. component.All("EXDATE").SelectMany(times.OnWall).Select(Unzoned).Distinct().Order()],
            Replaces = component.Find("RECURRENCE-ID") is { } replaced ? Unzoned(times.OnWall(replaced).First()) : null,
            Summary = component.Text("SUMMARY"),
            Description = component.Text("DESCRIPTION"),
            Location = component.Text("LOCATION"),
            Reminders = [.. component.Children.Where(c => c.Name == "VALARM").Select(a => Reminder(a, times, duration))],
        };
        RequireSeries(component, entry);
        return entry;
    }

    private static DateTime Unzoned(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Unspecified);

    private static string Uid(Component component)
    {
        var line = component.Require("UID");
        return line.Value.Length is > 0 and <= MaxUidLength
            ? CalendarValues.Text(line.Value)
            : throw CalendarFault.Line(line.Number, $"1 à {MaxUidLength} caractères attendus", "UID");
    }

    private static int Sequence(ContentLine? line) =>
        line is null ? 0
        : int.TryParse(line.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence
        : throw CalendarFault.Line(line.Number, "Nombre attendu", "SEQUENCE");

    private static CalendarEntryStatus Status(ContentLine? line) => line?.Value.Trim().ToUpperInvariant() switch
    {
        null or "CONFIRMED" => CalendarEntryStatus.Confirmed,
        "TENTATIVE" => CalendarEntryStatus.Tentative,
        "CANCELLED" => CalendarEntryStatus.Cancelled,
        _ => throw CalendarFault.Line(line.Number, "CONFIRMED, TENTATIVE ou CANCELLED attendu", "STATUS"),
    };

    private static DateTimeOffset Stamp(Component component, EntryTimes times) =>
        (component.Find("LAST-MODIFIED") ?? component.Find("DTSTAMP")) is { } line
            ? times.Instant(line)
            : times.StartInstant;

    private static TimeSpan Duration(Component component, EntryTimes times)
    {
        var (end, told) = (component.Find("DTEND"), component.Find("DURATION"));
        if (end is not null && told is not null)
            throw CalendarFault.Structure(told.Number, "DURATION", "DTEND et DURATION s'excluent");
        var duration = (end, told) switch
        {
            (not null, _) => times.IsAllDay ? times.OnWall(end).First() - times.Start : times.Instant(end) - times.StartInstant,
            (_, not null) => CalendarValues.Duration(told),
            _ => TimeSpan.FromDays(times.IsAllDay ? 1 : 0),
        };
        return duration >= TimeSpan.Zero ? duration : throw CalendarFault.Date((end ?? told)!, "Fin avant le début");
    }

    // Many programs end a rule with a time on the wall, which is of the zone of the event.
    private static RecurrenceRule? Rule(Component component, EntryTimes times)
    {
        if (component.Find("RRULE") is not { } line)
            return null;
        try
        {
            return RecurrenceRule.Parse(string.Join(';', line.Value.Trim().Split(';').Select(Until)));
        }
        catch (ContractViolationException refusal)
        {
            throw CalendarFault.Rule(refusal, line.Number);
        }

        string Until(string part) =>
            part.StartsWith("UNTIL=", StringComparison.OrdinalIgnoreCase)
            && CalendarValues.Time(part["UNTIL=".Length..]) is { Kind: CalendarTimeKind.Local } until
                ? $"UNTIL={WallClock.At(until.Value, times.Zone).UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"
                : part;
    }

    private static void RequireSeries(Component component, CalendarEntry entry)
    {
        if (entry.Rule is null)
            return;
        try
        {
            Recurrence.Create(entry.Rule, entry.Start, entry.Zone);
        }
        catch (ContractViolationException refusal)
        {
            throw CalendarFault.Rule(refusal, component.Require("RRULE").Number);
        }
    }

    private static CalendarReminder Reminder(Component alarm, EntryTimes times, TimeSpan duration)
    {
        var trigger = alarm.Require("TRIGGER");
        var text = alarm.Text("DESCRIPTION") ?? "";
        if (CalendarValues.Time(trigger.Value) is not null)
            return new CalendarReminder(times.StartInstant - times.Instant(trigger), text);
        var fromEnd = trigger.Parameters.GetValueOrDefault("RELATED") is "END";
        return new CalendarReminder(-CalendarValues.Duration(trigger) - (fromEnd ? duration : TimeSpan.Zero), text);
    }
}
