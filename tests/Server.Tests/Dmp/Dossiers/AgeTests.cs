using MonEspaceSante.Server.Dmp.Dossiers;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Dossiers;

internal sealed class AgeTests
{
    [TestCase("2008-06-16", 17)]
    [TestCase("2008-06-15", 18)]
    [TestCase("2008-06-14", 18)]
    [TestCase("2008-02-29", 18)]
    [TestCase("2026-06-15", 0)]
    [TestCase("1926-01-01", 100)]
    [TestCase("2008", 17, Description = "the year alone")]
    [TestCase("2008-00-00", 17)]
    [TestCase("2008-34-12", 17, Description = "a date lunaire")]
    [TestCase("", null)]
    [TestCase("inconnue", null)]
    [TestCase("-008-06-15", null)]
    public void Age_is_told_in_full_years(string birthDate, int? expected) =>
        Assert.That(Age.InYears(birthDate, new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero)), Is.EqualTo(expected));

    [Test]
    public void Birthday_begins_at_midnight_in_Paris() =>
        Assert.That(Age.InYears("2008-06-15", new DateTimeOffset(2026, 6, 14, 22, 30, 0, TimeSpan.Zero)), Is.EqualTo(18));
}
