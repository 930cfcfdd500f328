using MonEspaceSante.Identity;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Identity;

public class BirthDateTests
{
    [TestCase("1977-07-14", "1977-07-14")]
    [TestCase("19770714", "1977-07-14")]
    [TestCase("1960-07-00", "1960-07-00", Description = "day not known")]
    [TestCase("1960-00-00", "1960-00-00", Description = "month not known")]
    [TestCase("1981-33-00", "1981-33-00", Description = "month of the NIR that is none of the calendar")]
    [TestCase("1999-02-31", "1999-02-31", Description = "date lunaire")]
    [TestCase("1950-99-01", "1950-99-01")]
    public void TryParse_takes_digits_that_are_no_day_of_the_calendar(string text, string value)
    {
        Assert.That(BirthDate.TryParse(text, out var date) ? date.Value : null, Is.EqualTo(value));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1977-7-14")]
    [TestCase("14-07-1977")]
    [TestCase("197707")]
    [TestCase("1977-13-01")]
    [TestCase("1977-43-01")]
    [TestCase("1977-07-32")]
    [TestCase("0977-07-14")]
    [TestCase("3977-07-14")]
    [TestCase("1977-07-1４", Description = "digit of another script")]
    [TestCase("1977x07x14")]
    public void TryParse_refuses_what_is_no_date(string? text)
    {
        Assert.That(BirthDate.TryParse(text, out _), Is.False);
    }

    [Test]
    public void Every_date_of_the_corpus_is_one()
    {
        var dates = CsvFile.Corpus("ins.csv").Select(row => row["birth_date"]).Where(date => date.Length == 8).ToList();

        Assert.That(dates, Has.Count.GreaterThan(20).And.All.Matches<string>(date => BirthDate.TryParse(date, out _)));
    }
}
