using MonEspaceSante.Sdk.Tests;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>Every row of the national test book has its test, or a reason why it has none.</summary>
public sealed class CndaCoverageTests
{
    private static readonly string[] Verdicts = ["sans objet", "attend un autre contrat"];

    [Test]
    public void The_published_table_tells_what_the_tests_are() =>
        Accepted.Require("docs/couverture-cnda.csv", CndaBook.Table());

    [Test]
    public void Every_row_of_the_book_is_answered_once()
    {
        var answered = CndaBook.Tests().Select(test => test.Attribute.Id)
            .Concat(CndaBook.Uncovered().Select(row => row.Id));

        Assert.That(answered, Is.EquivalentTo(CndaBook.Ids()));
    }

    [Test]
    public void Every_row_without_a_test_tells_why()
    {
        Assert.That(CndaBook.Uncovered().Select(row => row.Verdict), Is.All.AnyOf(Verdicts.Cast<object>().ToArray()));
        Assert.That(CndaBook.Uncovered().Select(row => row.Why), Is.All.Not.Empty);
    }

    [Test]
    public void Every_test_of_a_row_bears_its_id_and_runs_on_both_engines()
    {
        var tests = CndaBook.Tests();

        Assert.That(tests, Is.Not.Empty);
        Assert.That(tests.Where(test => !test.RunsOnBothEngines), Is.Empty);
        Assert.That(
            tests.Where(test => !test.Name.StartsWith(test.Attribute.NamePrefix, StringComparison.Ordinal)), Is.Empty);
    }
}
