using System.Text;
using MonEspaceSante.Agenda;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

public class CalendarWriterTests
{
    [Property(MaxTest = 300)]
    public async Task<bool> Lines_are_folded_at_75_octets_and_text_comes_back(byte[] pieces)
    {
        string[] fragments = ["é", "𝄞", "🙂", "a", ",", ";", "\\", "\\n", "\n", ":", "\"", " ", "x".PadLeft(74), "BEGIN:VEVENT", "\t"];
        var text = string.Concat(pieces.Select(p => fragments[p % fragments.Length]));
        var entry = Entries.At("2027-01-05T09:00", zone: "UTC") with { Summary = $"x{text}", Description = $"{text}y" };

        var calendar = await Entries.WriteAsync(entry);
        var read = (await Entries.ReadAsync(calendar)).Single();

        return calendar.Split("\r\n").All(line => Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\n'))
            && !calendar.Contains('�')
            && read.Summary == entry.Summary && read.Description == entry.Description;
    }

    [TestCase("Europe/Paris")]
    [TestCase("America/Miquelon")]
    [TestCase("America/Martinique")]
    [TestCase("Pacific/Marquesas")]
    [TestCase("America/New_York")]
    [TestCase("Africa/Casablanca")]
    [TestCase("Australia/Lord_Howe")]
    public async Task Entry_comes_back_as_it_went(string zone)
    {
        var entry = Entries.At("2027-01-05T09:00", "FREQ=WEEKLY;COUNT=200", zone) with
        {
            Sequence = 2,
            Status = CalendarEntryStatus.Tentative,
            Excluded = [new(2027, 1, 12, 9, 0, 0)],
            Replaces = new(2027, 1, 5, 9, 0, 0),
            Location = "1, rue de la Paix",
            Reminders = [new(TimeSpan.FromHours(2), "Rappel"), new(TimeSpan.FromMinutes(-5), "Après")],
        };

        var read = (await Entries.ReadAsync(await Entries.WriteAsync(entry))).Single();

        Assert.That(read.Excluded, Is.EqualTo(entry.Excluded));
        Assert.That(read.Reminders, Is.EqualTo(entry.Reminders));
        Assert.That(read with { Excluded = entry.Excluded, Reminders = entry.Reminders }, Is.EqualTo(entry));
    }

    [TestCase("Europe/Paris")]
    [TestCase("America/Miquelon")]
    [TestCase("America/Martinique")]
    [TestCase("Pacific/Marquesas")]
    public async Task Zone_is_described_so_that_who_does_not_know_it_finds_the_same_instants(string zone)
    {
        var entry = Entries.At("2027-01-05T09:00", "FREQ=DAILY;COUNT=800", zone);
        var calendar = (await Entries.WriteAsync(entry)).Replace(zone, "Chez nous", StringComparison.Ordinal);

        var read = (await Entries.ReadAsync(calendar)).Single();

        Assert.That(read.Zone.Id, Is.EqualTo("Chez nous"));
        Assert.That(
            read.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue),
            Is.EqualTo(entry.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)));
    }

    [Test]
    public async Task Last_day_of_a_rule_is_written_as_the_instant_that_ends_it()
    {
        var timed = await Entries.WriteAsync(Entries.At("2027-06-01T23:30", "FREQ=DAILY;UNTIL=20270602"));
        var allDay = await Entries.WriteAsync(
            Entries.At("2027-06-01", "FREQ=DAILY;UNTIL=20270602") with { IsAllDay = true, Duration = TimeSpan.FromDays(1) });

        Assert.That(timed, Does.Contain("\r\nRRULE:FREQ=DAILY;UNTIL=20270602T215959Z\r\n"));
        Assert.That(allDay, Does.Contain("\r\nRRULE:FREQ=DAILY;UNTIL=20270602\r\n").And.Not.Contain("VTIMEZONE"));
    }

    [Test]
    public async Task Entry_shows_its_stable_name_version_and_cancellation()
    {
        var calendar = await Entries.WriteAsync(
            Entries.At("2027-06-01T09:00") with { Uid = "a@b", Sequence = 4, Status = CalendarEntryStatus.Cancelled });

        Assert.That(calendar, Does.Contain("\r\nUID:a@b\r\n").And.Contain("\r\nSEQUENCE:4\r\n").And.Contain("\r\nSTATUS:CANCELLED\r\n"));
        Assert.That(calendar, Does.Contain("\r\nDTSTART;TZID=Europe/Paris:20270601T090000\r\n"));
    }

    [Test]
    public async Task Zone_of_France_is_two_rules() => Assert.That(
        await Entries.WriteAsync(Entries.At("2027-06-01T09:00")),
        Does.Contain("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU").And.Contain("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"));
}
