using MonEspaceSante.Dmp;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Dmp;

public class UniqueIdTests
{
    [Test]
    public void New_draws_distinct_identifiers_that_documents_may_bear()
    {
        var drawn = Enumerable.Range(0, 1000).Select(_ => UniqueId.New()).ToList();

        Assert.That(drawn, Is.Unique.And.All.Matches<string>(UniqueId.IsValid).And.All.StartsWith("2.25."));
    }

    [TestCase("1.2.250.1.213.1.1.1.40.2022.1.1", true)]
    [TestCase("2.25.0", true)]
    [TestCase("1.2^3", false)]
    [TestCase("1", false)]
    [TestCase("3.1", false)]
    [TestCase("1.02", false)]
    [TestCase("1..2", false)]
    [TestCase("1.2.", false)]
    [TestCase("1.2\n", false)]
    [TestCase("90E1C8EC-F951-4B26-A305-A34848818DD6", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void IsValid_takes_plain_identifiers_only(string? value, bool expected)
    {
        Assert.That(UniqueId.IsValid(value), Is.EqualTo(expected));
    }

    [Test]
    public void IsValid_takes_128_characters_and_no_more()
    {
        var longest = "1." + new string('1', 126);

        Assert.That((UniqueId.IsValid(longest), UniqueId.IsValid(longest + "1")), Is.EqualTo((true, false)));
    }
}
