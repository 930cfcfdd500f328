using System.Globalization;
using MonEspaceSante.Agenda;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>Calendars are read by a program that is not ours: Debian's icalendar.</summary>
public class CalendarPeerTests
{
    private static readonly DateTimeOffset Begin = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Begin.AddYears(5);

    private static readonly CalendarEntry Moved = Entries.At("2027-02-02T11:00", "FREQ=WEEKLY;COUNT=4");

    private static readonly CalendarEntry[] Agenda =
    [
        Entries.At("2026-12-03T09:15") with
        {
            Sequence = 3,
            Summary = "Contrôle; à jeun, C:\\dossier",
            Description = string.Concat(Enumerable.Repeat("Étage é𝄞🙂 ", 40)) + "\nligne 2",
            Reminders = [new(TimeSpan.FromDays(1), "Rappel"), new(TimeSpan.FromMinutes(90), "")],
        },
        Entries.At("2026-12-04T09:15") with { Status = CalendarEntryStatus.Cancelled, Sequence = 1 },
        Entries.At("2026-12-07T09:00", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20281231") with
        {
            Excluded = [new(2026, 12, 24, 9, 0, 0), new(2027, 4, 1, 9, 0, 0)],
        },
        Moved,
        Moved with { Rule = null, Replaces = Moved.Start.AddDays(7), Start = Moved.Start.AddDays(8), Summary = "Déplacé" },
        Entries.At("2027-01-25T08:30", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-5;COUNT=30"),
        Entries.At("2027-03-27T02:30", "FREQ=DAILY;COUNT=4"),
        Entries.At("2027-10-30T02:30", "FREQ=DAILY;COUNT=4"),
        Entries.At("2027-10-31T01:30") with { Duration = TimeSpan.FromHours(2) },
        Entries.At("2027-01-31T14:00", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        Entries.At("2027-02-01T10:00", "FREQ=YEARLY;BYMONTH=2;BYDAY=1MO", "America/Miquelon"),
        Entries.At("2026-12-15T07:00", "FREQ=WEEKLY;INTERVAL=3;COUNT=40", "Indian/Reunion"),
        Entries.At("2026-12-15T17:00", "FREQ=DAILY;INTERVAL=10;UNTIL=20270601T030000Z", "Pacific/Noumea"),
        Entries.At("2027-05-05T12:00", "FREQ=YEARLY", "UTC"),
        Entries.At("2027-01-10", "FREQ=YEARLY;COUNT=3") with { IsAllDay = true, Duration = TimeSpan.FromDays(1), Summary = "Vaccin" },
    ];

    [Test]
    public async Task Occurrences_of_five_years_are_those_that_Debian_s_icalendar_finds()
    {
        var found = await DebianCalendar.OccurrencesAsync(await Entries.WriteAsync(Agenda), Begin, End);

        Assert.That(found, Is.EqualTo(Agenda.SelectMany(Lines).Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Lines(CalendarEntry entry) => entry.Between(Begin, End).Where(o => !IsMoved(entry, o)).Select(o => string.Join(
        '|',
        entry.IsAllDay
            ? o.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : o.Start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        (int)entry.Duration.TotalSeconds,
        entry.Uid,
        entry.Status.ToString().ToUpperInvariant(),
        entry.Sequence,
        entry.Summary,
        entry.Description?.Replace("\n", "\\n", StringComparison.Ordinal),
        string.Join(',', entry.Reminders.Select(r => -(int)r.Before.TotalSeconds))));

    private static bool IsMoved(CalendarEntry entry, Occurrence occurrence) =>
        entry.Rule is not null && Array.Exists(Agenda, e => e.Uid == entry.Uid && e.Replaces == occurrence.Local);
}
