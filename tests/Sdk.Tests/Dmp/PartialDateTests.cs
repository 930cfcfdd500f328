using MonEspaceSante.Dmp;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Dmp;

public class PartialDateTests
{
    [TestCase("2021", "2020-12-31T23:00:00Z")]
    [TestCase("202107", "2021-06-30T22:00:00Z")]
    [TestCase("20210104", "2021-01-03T23:00:00Z")]
    [TestCase("2021010416", "2021-01-04T15:00:00Z")]
    [TestCase("202101041605", "2021-01-04T15:05:00Z")]
    [TestCase("20050411103328", "2005-04-11T08:33:28Z")]
    [TestCase("20210104160527+0100", "2021-01-04T15:05:27Z")]
    [TestCase("20210104160527-0330", "2021-01-04T19:35:27Z")]
    [TestCase("20210104160527.123+0000", "2021-01-04T16:05:27Z")]
    [TestCase("202103280230", "2021-03-28T01:30:00Z", Description = "an hour that summer time skips")]
    [TestCase("202110310230", "2021-10-31T01:30:00Z", Description = "an hour that comes twice")]
    public void ToInstant_reads_a_date_without_zone_as_Paris(string text, string expected)
    {
        Assert.That(PartialDate.TryParse(text, out var date), Is.True);
        Assert.That(
            date!.ToInstant(),
            Is.EqualTo(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("202")]
    [TestCase("20211")]
    [TestCase("20211301")]
    [TestCase("20210230")]
    [TestCase("2021010424")]
    [TestCase("20210104160560")]
    [TestCase("0000")]
    [TestCase("9999")]
    [TestCase("20210104160527Z")]
    [TestCase("20210104160527+1")]
    [TestCase("20210104160527+2500")]
    [TestCase("2021-01-04")]
    [TestCase("20210104 ")]
    public void TryParse_refuses_what_is_no_date(string? text)
    {
        Assert.That(PartialDate.TryParse(text, out _), Is.False);
    }

    [TestCase("2021")]
    [TestCase("20210104+0100")]
    [TestCase("20210104160527-0330")]
    public void ToString_gives_back_the_precision_and_the_offset(string text)
    {
        Assert.That(PartialDate.TryParse(text, out var date), Is.True);
        Assert.That($"{date}", Is.EqualTo(text));
    }

    [Test]
    public void A_date_cannot_be_made_from_nonsense()
    {
        Assert.Multiple(() =>
        {
            Assert.Throws<FormatException>(() => _ = new PartialDate("20210230"));
            Assert.Throws<FormatException>(() => _ = new PartialDate("2021", TimeSpan.FromHours(15)));
            Assert.Throws<FormatException>(() => _ = new PartialDate("2021", TimeSpan.FromSeconds(1)));
        });
    }

    [Property]
    public bool TryParse_never_throws_and_what_it_reads_has_an_instant(string text) =>
        !PartialDate.TryParse(text, out var date) || date.ToInstant().Offset == TimeSpan.Zero;
}
