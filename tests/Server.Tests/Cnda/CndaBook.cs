using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Tests;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>The rows of the national test book, and what the tests of this project make of them.</summary>
internal static class CndaBook
{
    /// <summary>The official ids, in the order of the book.</summary>
    public static IReadOnlyList<string> Ids() => [.. CsvFile.Reference("cnda/tests.csv").Select(row => row["code"])];

    /// <summary>The rows that no test can answer, and why.</summary>
    public static IReadOnlyList<UncoveredRow> Uncovered() =>
    [
        .. CsvFile.Read(Path.Combine(Repository.Root, "tests", "Server.Tests", "Cnda", "non-couverts.csv"))
            .Select(row => new UncoveredRow(row["id"], row["verdict"], row["raison"])),
    ];

    public static IReadOnlyList<CndaTest> Tests() =>
    [
        .. from type in typeof(CndaBook).Assembly.GetTypes()
           from method in type.GetMethods()
           from attribute in method.GetCustomAttributes(typeof(CndaAttribute), inherit: false)
           select new CndaTest(type, method.Name, (CndaAttribute)attribute),
    ];

    /// <summary>The coverage table, as the repository publishes it.</summary>
    public static string Table()
    {
        var tests = Tests().ToLookup(test => test.Attribute.Id, test => $"{test.Fixture.Name}.{test.Name}");
        var uncovered = Uncovered().ToLookup(row => row.Id);
        var lines = Ids().Select(id => tests[id].FirstOrDefault() is { } test
            ? $"{id},{test},couvert,"
            : uncovered[id].FirstOrDefault() is { } row
                ? $"{id},,{row.Verdict},\"{row.Why}\""
                : $"{id},,manquant,");
        return string.Join('\n', lines.Prepend("id,test,verdict,raison").Append(""));
    }
}
