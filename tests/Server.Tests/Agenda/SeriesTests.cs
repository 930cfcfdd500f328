using System.Globalization;
using System.Text;
using MonEspaceSante.Agenda;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>Appointments that come again: each time of them, on the clock of their zone.</summary>
[CancelAfter(180_000)]
public sealed class SeriesTests(Engine engine) : AgendaFixture(engine)
{
    [Test]
    public async Task Given_a_series_over_daylight_saving_When_one_time_is_cancelled_Then_the_others_keep_their_hour()
    {
        // From twelve days before the summer's first: the second time, which is cancelled, is in winter, the third in summer.
        var start = LocalTime.InParis(ClockChange.Skipped(LocalTime.Paris).Date.AddDays(-12).AddHours(18));
        var series = Visit(Anne, start) with { Rule = RecurrenceRule.Parse("FREQ=WEEKLY;COUNT=4") };

        var made = (await Doctor.Agenda.CreateAsync(series)).RendezVous;
        var left = await Doctor.Agenda.CancelAsync(made, "Congés", made.StartTime!.Value.AddDays(7));
        var times = await Doctor.Agenda.ListOfPatientAsync(Anne, made.StartTime, made.StartTime.Value.AddDays(60))
            .Where(one => one.RendezVous.Id == made.Id).ToListAsync();

        Assert.That(left.Status, Is.EqualTo(RendezVousStatus.Prevu));
        Assert.That(
            times.Select(one => one.Start.UtcDateTime - start.Local.Date),
            Is.EqualTo(new[] { new TimeSpan(0, 17, 0, 0), new TimeSpan(14, 16, 0, 0), new TimeSpan(21, 16, 0, 0) }));
    }

    [Test]
    public async Task Given_a_series_at_the_second_of_two_equal_hours_When_booked_Then_refused_and_at_the_first_booked()
    {
        var twice = LocalTime.InParis(ClockChange.Twice(LocalTime.Paris).AddMinutes(10));
        var series = Visit(Anne, twice) with { Rule = RecurrenceRule.Parse("FREQ=DAILY;COUNT=3") };

        var second = await ReasonAsync(Doctor.Agenda.CreateAsync(
            series with { Start = twice with { UtcOffset = TimeSpan.FromHours(1) } }, allowDoubleBooking: true));
        var first = (await Doctor.Agenda.CreateAsync(
            series with { Start = twice with { UtcOffset = TimeSpan.FromHours(2) } }, allowDoubleBooking: true)).RendezVous;
        var times = await Doctor.Agenda.ListOfPatientAsync(Anne, first.StartTime, first.StartTime!.Value.AddDays(5))
            .CountAsync(one => one.RendezVous.Id == first.Id);

        Assert.That(second, Is.EqualTo("RECURRENCE_DEPART_HORS_REGLE"));
        Assert.That((first.StartTime, times), Is.EqualTo((new DateTimeOffset(twice.Local, TimeSpan.FromHours(2)), 3)));
    }

    [TestCase("FREQ=DAILY;INTERVAL=7;COUNT=4", 3)]
    [TestCase("FREQ=WEEKLY;COUNT=5", 5)]
    public async Task Given_a_series_with_a_time_left_out_When_its_rule_is_spelt_otherwise_Then_it_stays_so(
        string rule, int times)
    {
        var series = Visit(Anne) with { Rule = RecurrenceRule.Parse("FREQ=WEEKLY;COUNT=4") };
        var made = (await Nurse.Agenda.CreateAsync(series, allowDoubleBooking: true)).RendezVous;
        var left = await Nurse.Agenda.CancelAsync(made, "Congés", made.StartTime!.Value.AddDays(7));

        var changed = (await Nurse.Agenda.UpdateAsync(
            left with { Rule = RecurrenceRule.Parse(rule) }, allowDoubleBooking: true)).RendezVous;
        var listed = await Nurse.Agenda.ListOfPatientAsync(Anne, made.StartTime, made.StartTime.Value.AddDays(60))
            .CountAsync(one => one.RendezVous.Id == made.Id);

        Assert.That((changed.Excluded.Count, listed), Is.EqualTo((times == 3 ? 1 : 0, times)));
    }

    [TestCase("FREQ=DAILY", "RECURRENCE_SANS_FIN")]
    [TestCase("FREQ=DAILY;COUNT=401", "RECURRENCE_TROP_LONGUE")]
    public async Task Given_a_series_without_a_near_end_When_booked_Then_refused(string rule, string reason) =>
        Assert.That(
            await ReasonAsync(Doctor.Agenda.CreateAsync(Visit(Anne) with { Rule = RecurrenceRule.Parse(rule) })),
            Is.EqualTo(reason));

    [Test]
    public async Task Given_series_with_times_left_out_When_exported_Then_Debian_s_icalendar_finds_their_times_of_five_years()
    {
        var (skipped, twice) = (ClockChange.Skipped(LocalTime.Paris), ClockChange.Twice(LocalTime.Paris));
        var series = new[]
        {
            await SeriesAsync(LocalTime.InParis(skipped.AddDays(-1)), "FREQ=DAILY;COUNT=4", 1),
            await SeriesAsync(LocalTime.InParis(twice.AddDays(-1)), "FREQ=DAILY;COUNT=4", 1),
            await SeriesAsync(LocalTime.InParis(skipped.Date.AddDays(-10).AddHours(18)), "FREQ=WEEKLY;COUNT=250", 1, 30),
            await SeriesAsync(Free(7, "America/Miquelon"), "FREQ=WEEKLY;INTERVAL=2;COUNT=125", 5, 60),
            await SeriesAsync(Free(17, "Pacific/Noumea"), "FREQ=DAILY;INTERVAL=10;COUNT=150", 2),
        };
        var from = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero);
        var to = from.AddYears(5).AddDays(-1);
        using var calendar = new MemoryStream();

        await Nurse.Agenda.ExportAsync(calendar, from, to);
        var found = await DebianCalendar.OccurrencesAsync(Encoding.UTF8.GetString(calendar.ToArray()), from, to);
        var kept = await Nurse.Agenda.ListAsync(from: from, to: to).ToListAsync();

        Assert.That(
            found.Select(line => string.Join('|', line.Split('|')[..3])).Where(IsOfSeries),
            Is.EqualTo(kept.Select(Line).Where(IsOfSeries).Order(StringComparer.Ordinal)));

        bool IsOfSeries(string line) => series.Any(id => line.EndsWith(id, StringComparison.Ordinal));
    }

    private static string Line(RendezVousTime time) => string.Join(
        '|',
        time.Start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        (int)(time.End - time.Start).TotalSeconds,
        time.RendezVous.Id);

    // A series of the nurse's, some times of which are cancelled.
    private async Task<string> SeriesAsync(LocalTime start, string rule, params int[] cancelled)
    {
        var made = (await Nurse.Agenda.CreateAsync(
            Visit(Anne, start) with { Rule = RecurrenceRule.Parse(rule) }, allowDoubleBooking: true)).RendezVous;
        var times = await Nurse.Agenda.ListOfPatientAsync(Anne, made.StartTime, made.StartTime!.Value.AddYears(5))
            .Where(one => one.RendezVous.Id == made.Id).Select(one => one.Start).ToListAsync();
        var left = made;
        foreach (var rank in cancelled) left = await Nurse.Agenda.CancelAsync(left, "Congés", times[rank]);
        return made.Id;
    }
}
