using MonEspaceSante.Server.Dmp.Dossiers;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Dossiers;

internal sealed class AgeTests
{
    [TestCase("2008-06-15", 18, "2026-06-14T22:00:00Z")]
    [TestCase("2008-12-15", 18, "2026-12-14T23:00:00Z")]
    [TestCase("2008-02-29", 18, "2026-02-28T23:00:00Z", Description = "the day after the 28th")]
    [TestCase("2008-02-29", 20, "2028-02-28T23:00:00Z", Description = "a year with a 29th")]
    [TestCase("2026-06-15", 0, "2026-06-14T22:00:00Z")]
    [TestCase("1926-01-01", 100, "2025-12-31T23:00:00Z")]
    [TestCase("2008", 18, "2026-12-30T23:00:00Z", Description = "the year alone")]
    [TestCase("2008-00-00", 18, "2026-12-30T23:00:00Z")]
    [TestCase("2008-34-12", 18, "2026-12-30T23:00:00Z", Description = "a date lunaire")]
    public void Age_is_reached_at_midnight_in_France(string birthDate, int years, string expected) =>
        Assert.That(Age.ReachedAt(birthDate, years), Is.EqualTo(DateTimeOffset.Parse(expected, null)));

    [TestCase("")]
    [TestCase("inconnue")]
    [TestCase("-008-06-15")]
    [TestCase("0000-06-15")]
    [TestCase("9999-06-15")]
    public void Age_of_whoever_was_born_nobody_knows_when_is_never_reached(string birthDate) =>
        Assert.That(Age.ReachedAt(birthDate, 18), Is.Null);
}
