using MonEspaceSante.Server.Agenda.Rappels;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Agenda;

/// <summary>What the calendars tell of birth dates and sexes.</summary>
public sealed class RappelCalendarTests
{
    private static readonly RappelCalendar Calendar = RappelCalendar.Load(null);

    [TestCase("2026-01-31", "2026-01-31", false)]
    [TestCase("2026-33-00", "2026-12-31", true)]
    [TestCase("2026-00-00", "2026-12-31", true)]
    public void Birth_day_of_a_lunar_date_is_the_last_of_its_year(string pattern, string day, bool isApproximate) =>
        Assert.That(
            BirthDay.Read(pattern), Is.EqualTo(new BirthDay(DateOnly.Parse(day, null), isApproximate)));

    [TestCase("")]
    [TestCase("0000-00-00")]
    [TestCase("XXXX-01-01")]
    public void Birth_day_without_a_year_is_none(string pattern) => Assert.That(BirthDay.Read(pattern), Is.Null);

    [Test]
    public void Rules_of_a_child_are_due_at_midnight_of_the_day_of_the_age()
    {
        var due = Calendar.Of(BirthDay.Read("2025-12-31")!.Value, "F").Single(one => one.Id == "vaccin-hexavalent-1");

        Assert.That(due.From.UtcDateTime, Is.EqualTo(new DateTime(2026, 2, 27, 23, 0, 0)), "no 31 February");
    }

    [Test]
    public void Rules_are_kept_for_whom_they_are_for()
    {
        var man = Calendar.Of(BirthDay.Read("1960-05-17")!.Value, "M").Select(one => one.Rule.Regle).ToHashSet();
        var woman = Calendar.Of(BirthDay.Read("1960-05-17")!.Value, "F").Select(one => one.Rule.Regle).ToHashSet();
        var before2018 = Calendar.Of(BirthDay.Read("2017-12-31")!.Value, "F").Select(one => one.Rule.Regle).ToHashSet();

        Assert.That(woman.Except(man), Is.SupersetOf(new[] { "depistage-sein", "depistage-col-30" }));
        Assert.That(before2018, Does.Not.Contain("vaccin-hexavalent-1").And.Contain("vaccin-papillomavirus-1"));
    }

    [Test]
    public void A_rule_that_comes_again_is_due_at_each_of_its_ages()
    {
        var due = Calendar.Of(BirthDay.Read("1976-01-01")!.Value, "F").Where(one => one.Rule.Regle == "depistage-sein").ToList();

        Assert.That(due, Has.Count.EqualTo(13));
        Assert.That(due[0].To, Is.EqualTo(due[1].From));
        Assert.That(due.Select(one => one.Id), Is.Unique);
    }
}
