using System.Globalization;
using System.Text;
using MonEspaceSante.Agenda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>Calendars of other programs.</summary>
public class CalendarReaderTests
{
    private static readonly string[] Outlook =
    [
        "BEGIN:VTIMEZONE", "TZID:Heures d'ici", "BEGIN:STANDARD", "DTSTART:16011028T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD", "BEGIN:DAYLIGHT",
        "DTSTART:16010325T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
        "END:DAYLIGHT", "END:VTIMEZONE",
    ];

    private static readonly string[] Event = ["BEGIN:VEVENT", "UID:1", "DTSTART;TZID=Heures d'ici:20270701T090000", "END:VEVENT"];

    [TestCase("DTSTART:20270701T070000Z", "2027-07-01T07:00:00+00:00")]
    [TestCase("DTSTART:20270701T090000", "2027-07-01T09:00:00+02:00")]
    [TestCase("DTSTART;TZID=Europe/Paris:20270701T090000", "2027-07-01T09:00:00+02:00")]
    [TestCase("DTSTART;TZID=\"Romance Standard Time\":20270701T090000", "2027-07-01T09:00:00+02:00")]
    [TestCase("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20270701T090000", "2027-07-01T09:00:00+02:00")]
    [TestCase("DTSTART;X-OTHER=\"a:b\",c;TZID=Indian/Reunion:20270701T090000", "2027-07-01T09:00:00+04:00")]
    [TestCase("DTSTART;VALUE=DATE:20270701", "2027-07-01T00:00:00+02:00")]
    [TestCase("dtstart;tzid=Europe/Paris:202707\r\n 01T090000", "2027-07-01T09:00:00+02:00")]
    public async Task Start_is_read_in_its_zone(string line, string expected)
    {
        var entry = (await Entries.ReadAsync(Entries.Calendar(line))).Single();

        Assert.That(
            entry.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Single().Start,
            Is.EqualTo(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task Zone_that_the_calendar_describes_is_followed_wherever_it_stands()
    {
        var before = Entries.Lines(["BEGIN:VCALENDAR", .. Outlook, .. Event, "END:VCALENDAR"]);
        var after = Entries.Lines(["BEGIN:VCALENDAR", .. Event, .. Outlook, "END:VCALENDAR"]);

        foreach (var calendar in new[] { before, after })
        {
            var start = WallClock.At(new(2027, 7, 1, 9, 0, 0), (await Entries.ReadAsync(calendar)).Single().Zone);
            Assert.That(start.Offset, Is.EqualTo(TimeSpan.FromHours(2)));
        }
    }

    [TestCase("DTEND:20270701T100000Z", 60)]
    [TestCase("DURATION:PT1H30M", 90)]
    [TestCase("DURATION:P1DT1M", 1441)]
    [TestCase("DURATION:P2W", 20160)]
    [TestCase("DTEND;TZID=Europe/Paris:20270701T120000", 60)]
    [TestCase("COMMENT:rien", 0)]
    public async Task Duration_is_told_in_any_way(string line, int minutes) => Assert.That(
        (await Entries.ReadAsync(Entries.Calendar("DTSTART:20270701T090000Z", line))).Single().Duration,
        Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public async Task Excluded_times_are_put_on_the_clock_of_the_event()
    {
        var entry = (await Entries.ReadAsync(Entries.Calendar(
            "DTSTART;TZID=Europe/Paris:20270701T090000", "RRULE:FREQ=DAILY;UNTIL=20270710T090000",
            "EXDATE:20270702T070000Z", "EXDATE;TZID=Europe/Paris:20270703T090000,20270704T090000", "EXDATE;VALUE=DATE:20270705")))
            .Single();

        Assert.That(entry.Excluded.Select(e => e.Day), Is.EqualTo([2, 3, 4, 5]));
        Assert.That(entry.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Count(), Is.EqualTo(6));
    }

    [Test]
    public async Task Character_folded_in_two_and_a_byte_order_mark_are_read()
    {
        var text = Entries.Calendar("DTSTART:20270701T070000Z", "SUMMARY:é");
        var bytes = Encoding.UTF8.GetBytes("\uFEFF" + text).ToList();
        bytes.InsertRange(bytes.LastIndexOf(0xC3) + 1, "\r\n "u8.ToArray());

        var entry = (await Entries.ReadAsync(new MemoryStream([.. bytes]))).Single();

        Assert.That(entry.Summary, Is.EqualTo("é"));
    }

    [Test]
    public async Task What_is_no_event_is_passed_over() => Assert.That(
        await Entries.ReadAsync(Entries.Lines(
            "BEGIN:VCALENDAR", "BEGIN:VTODO", "UID:1", "BEGIN:VALARM", "END:VALARM", "END:VTODO", "END:VCALENDAR")),
        Is.Empty);

    [TestCase(Reason.CalendrierDateInvalide, 6, "DTSTART:20270230T090000Z")]
    [TestCase(Reason.CalendrierDateInvalide, 6, "DTSTART:hier")]
    [TestCase(Reason.CalendrierDateInvalide, 7, "DTSTART:20270701T090000Z", "DTEND:20270701T080000Z")]
    [TestCase(Reason.CalendrierDateInvalide, 7, "DTSTART:20270701T090000Z", "DURATION:P")]
    [TestCase(Reason.CalendrierDateInvalide, 7, "DTSTART:20270701T090000Z", "DURATION:P99999999999999D")]
    [TestCase(Reason.CalendrierDateInvalide, 7, "DTSTART:20270701T090000Z", "EXDATE:demain")]
    [TestCase(Reason.CalendrierChampManquant, 3, "SUMMARY:x")]
    [TestCase(Reason.CalendrierLigneInvalide, 7, "DTSTART:20270701T090000Z", "SUMMARY secret")]
    [TestCase(Reason.CalendrierLigneInvalide, 7, "DTSTART:20270701T090000Z", "SUMMARY;A=\"x:secret")]
    [TestCase(Reason.CalendrierLigneInvalide, 7, "DTSTART:20270701T090000Z", "STATUS:PEUT-ETRE")]
    [TestCase(Reason.CalendrierLigneInvalide, 7, "DTSTART:20270701T090000Z", "SEQUENCE:-1")]
    [TestCase(Reason.CalendrierStructureInvalide, 7, "DTSTART:20270701T090000Z", "DTSTART:20270701T090000Z")]
    [TestCase(Reason.CalendrierStructureInvalide, 8, "DTSTART:20270701T090000Z", "BEGIN:VALARM")]
    [TestCase(Reason.CalendrierStructureInvalide, 8, "DTSTART:20270701T090000Z", "DTEND:20270701T100000Z", "DURATION:PT1H")]
    [TestCase(Reason.CalendrierFuseauInconnu, 6, "DTSTART;TZID=Mars/Olympus:20270701T090000")]
    [TestCase(Reason.CalendrierFuseauInconnu, 6, "DTSTART;TZID=/dev/zero:20270701T090000")]
    [TestCase(Reason.CalendrierFuseauInconnu, 6, "DTSTART;TZID=../../../../etc/passwd:20270701T090000")]
    [TestCase(Reason.CalendrierFuseauInconnu, 6, "DTSTART;TZID=leapseconds:20270701T090000")]
    [TestCase(Reason.RecurrenceInvalide, 7, "DTSTART:20270701T090000Z", "RRULE:FREQ=TOUJOURS")]
    [TestCase(Reason.RecurrenceNonPriseEnCharge, 7, "DTSTART:20270701T090000Z", "RRULE:FREQ=HOURLY")]
    [TestCase(Reason.RecurrenceNonPriseEnCharge, 7, "DTSTART:20270701T090000Z", "RDATE:20270801T090000Z")]
    [TestCase(Reason.RecurrenceDepartHorsRegle, 7, "DTSTART:20270701T090000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO")]
    public void Fault_of_an_event_is_refused_with_its_line(Reason reason, int line, params string[] lines) =>
        RequireRefused(Entries.Calendar(lines), reason, line);

    [TestCase(Reason.CalendrierNonReconnu, 1, "Bonjour: tout le monde")]
    [TestCase(Reason.CalendrierNonReconnu, 2, "BEGIN:VCALENDAR", "VERSION:1.0", "END:VCALENDAR")]
    [TestCase(Reason.CalendrierNonReconnu, 3, "BEGIN:VCALENDAR", "END:VCALENDAR", "UID:1")]
    [TestCase(Reason.CalendrierLigneInvalide, 1, "<html>")]
    [TestCase(Reason.CalendrierTronque, 1)]
    [TestCase(Reason.CalendrierTronque, 4, "BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1")]
    [TestCase(Reason.CalendrierStructureInvalide, 2, "BEGIN:VCALENDAR", "BEGIN:VCALENDAR")]
    [TestCase(Reason.CalendrierChampManquant, 2, "BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "END:VTIMEZONE")]
    public void Fault_of_a_calendar_is_refused_with_its_line(Reason reason, int line, params string[] lines) =>
        RequireRefused(Entries.Lines(lines), reason, line);

    [Test]
    public void Latin_1_is_refused_with_its_line()
    {
        var calendar = Encoding.Latin1.GetBytes(Entries.Calendar("DTSTART:20270701T090000Z", "SUMMARY:é"));

        var refusal = Assert.ThrowsAsync<DocumentRefusedException>(() => Entries.ReadAsync(new MemoryStream(calendar)))!;

        Assert.That((refusal.Reason, refusal.Violations[0].Line), Is.EqualTo((Reason.CalendrierLigneInvalide, 7)));
    }

    [Test]
    public void Description_of_ten_megabytes_is_refused_early_with_its_line()
    {
        var folded = string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n ", 10 * 1024 * 1024 / 73));
        using var calendar = new MemoryStream(Encoding.UTF8.GetBytes(
            Entries.Calendar("DTSTART:20270701T090000Z", $"DESCRIPTION:{folded}x")));

        var refusal = Assert.ThrowsAsync<DocumentRefusedException>(() => Entries.ReadAsync(calendar))!;

        Assert.That((refusal.Reason, refusal.Violations[0].Line), Is.EqualTo((Reason.CalendrierTropGrand, 7)));
        Assert.That(refusal.Details["limit"], Is.EqualTo("65536"));
        Assert.That(calendar.Position, Is.LessThan(200_000));
    }

    [Test]
    public void Too_many_entries_and_too_large_a_file_are_refused()
    {
        var one = Entries.Calendar("DTSTART:20270701T090000Z");

        RequireRefused(one, Reason.CalendrierTropGrand, 3, new() { MaxEntries = 0 });
        RequireRefused(one, Reason.CalendrierTropGrand, 1, new() { MaxBytes = 50 });
    }

    [Property(MaxTest = 300)]
    public async Task<bool> Calendar_that_was_mutated_is_read_or_refused_with_a_line(FsCheck.NonNegativeInt[] mutations)
    {
        string[] fragments = ["\r\n", ":", ";", "\"", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "TZID=", "Z", "RRULE:FREQ=DAILY\r\n", "9", " ", "é"];
        var calendar = Entries.Lines(["BEGIN:VCALENDAR", .. Outlook, .. Event, "END:VCALENDAR"]);
        foreach (var mutation in mutations.Select(m => m.Item))
        {
            var at = mutation * 37 % calendar.Length;
            calendar = (mutation % 3) == 0
                ? calendar.Insert(at, fragments[mutation / 3 % fragments.Length])
                : calendar.Remove(at, Math.Min(mutation % 7, calendar.Length - at));
            if (calendar.Length == 0)
                break;
        }

        try
        {
            return (await Entries.ReadAsync(calendar)).TrueForAll(e => e.Uid.Length > 0);
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.Violations[0].Line > 0;
        }
    }

    private static void RequireRefused(string calendar, Reason reason, int line, CalendarLimits? limits = null)
    {
        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => Entries.ReadAsync(calendar, limits))!;

        Assert.That((refusal.Reason, refusal.Violations[0].Line), Is.EqualTo((reason, (int?)line)));
        Assert.That(refusal.ToString(), Does.Not.Contain("secret"));
    }
}
