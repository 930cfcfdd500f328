using System.Globalization;
using MonEspaceSante.Agenda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Agenda;

/// <summary>Series on the clocks of France.</summary>
public class RecurrenceTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateTimeOffset Ever = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Series_keeps_its_time_on_the_wall_over_daylight_saving() => Assert.That(
        Times("FREQ=WEEKLY;COUNT=3", "2027-03-21T09:00", Paris),
        Is.EqualTo(["2027-03-21T09:00:00+01:00", "2027-03-28T09:00:00+02:00", "2027-04-04T09:00:00+02:00"]));

    [Test]
    public void Occurrence_in_the_hour_that_is_skipped_comes_later_by_the_gap() => Assert.That(
        Times("FREQ=DAILY;COUNT=3", "2027-03-27T02:30", Paris),
        Is.EqualTo(["2027-03-27T02:30:00+01:00", "2027-03-28T03:30:00+02:00", "2027-03-29T02:30:00+02:00"]));

    [Test]
    public void Occurrence_in_the_hour_that_comes_twice_is_the_first() => Assert.That(
        Times("FREQ=DAILY;COUNT=3", "2027-10-30T02:30", Paris),
        Is.EqualTo(["2027-10-30T02:30:00+02:00", "2027-10-31T02:30:00+02:00", "2027-11-01T02:30:00+01:00"]));

    [TestCase("America/Guadeloupe", "2027-03-21T09:00:00-04:00")]
    [TestCase("Indian/Reunion", "2027-03-21T09:00:00+04:00")]
    [TestCase("America/Miquelon", "2027-03-21T09:00:00-02:00")]
    [TestCase("Pacific/Marquesas", "2027-03-21T09:00:00-09:30")]
    public void Series_is_on_the_clock_of_its_zone(string zone, string expected) => Assert.That(
        Times("FREQ=WEEKLY;COUNT=1", "2027-03-21T09:00", TimeZoneInfo.FindSystemTimeZoneById(zone)),
        Is.EqualTo([expected]));

    [Test]
    public void Excluded_times_count_and_are_left_out() => Assert.That(
        Times("FREQ=DAILY;COUNT=3", "2027-06-01T09:00", Paris, "2027-06-02T09:00"),
        Is.EqualTo(["2027-06-01T09:00:00+02:00", "2027-06-03T09:00:00+02:00"]));

    [Test]
    public void Until_is_the_last_instant_or_the_last_day()
    {
        string[] expected = ["2027-06-01T23:30:00+02:00", "2027-06-02T23:30:00+02:00"];

        Assert.That(Times("FREQ=DAILY;UNTIL=20270602T213000Z", "2027-06-01T23:30", Paris), Is.EqualTo(expected));
        Assert.That(Times("FREQ=DAILY;UNTIL=20270602", "2027-06-01T23:30", Paris), Is.EqualTo(expected));
        Assert.That(Times("FREQ=DAILY;UNTIL=20270602T212959Z", "2027-06-01T23:30", Paris), Is.EqualTo(expected[..1]));
    }

    [Test]
    public void Leap_day_comes_every_four_years_and_skips_1900() => Assert.That(
        Times("FREQ=YEARLY;COUNT=3", "1896-02-29T09:00", TimeZoneInfo.Utc).Select(t => t[..10]),
        Is.EqualTo(["1896-02-29", "1904-02-29", "1908-02-29"]));

    [TestCase("FREQ=WEEKLY;BYDAY=MO", "2027-06-01T09:00")]
    [TestCase("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2027-02-28T09:00")]
    [TestCase("FREQ=DAILY;UNTIL=20270531", "2027-06-01T09:00")]
    [TestCase("FREQ=DAILY;UNTIL=20270601T065959Z", "2027-06-01T09:00")]
    public void Start_that_the_rule_does_not_give_is_refused(string rule, string start)
    {
        var refusal = Assert.Throws<ContractViolationException>(() => Series(rule, start, Paris))!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.RecurrenceDepartHorsRegle));
    }

    [Test]
    public void Endless_series_is_counted_only_in_the_span_asked_for()
    {
        var series = Series("FREQ=DAILY", "2027-06-01T09:00", Paris);
        var from = new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.That(series.Between(from, from.AddDays(7)).Count(), Is.EqualTo(7));
        Assert.That(series.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Take(3).Count(), Is.EqualTo(3));
        Assert.That(series.Between(DateTimeOffset.MaxValue.AddDays(-3), DateTimeOffset.MaxValue).Count(), Is.LessThan(4));
    }

    [Test]
    public void Rule_that_hardly_ever_matches_ends() => Assert.That(
        Times("FREQ=DAILY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "2044-02-29T09:00", Paris), Has.Count.LessThan(3));

    private static List<string> Times(string rule, string start, TimeZoneInfo zone, params string[] excluded) =>
        [.. Series(rule, start, zone, excluded).Between(DateTimeOffset.MinValue, Ever)
            .Select(o => o.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))];

    private static Recurrence Series(string rule, string start, TimeZoneInfo zone, params string[] excluded) =>
        Recurrence.Create(RecurrenceRule.Parse(rule), Local(start), zone, excluded.Select(Local));

    private static DateTime Local(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
