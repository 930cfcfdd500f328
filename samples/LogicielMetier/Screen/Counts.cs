using MonEspaceSante.Nomenclature;
using Spectre.Console;

namespace MonEspaceSante.LogicielMetier.Screen;

/// <summary>How many documents there are of each type.</summary>
internal static class Counts
{
    public static string Sentence(IReadOnlyDictionary<string, int> counts) => counts.Count == 0
        ? "aucun document"
        : string.Join(" ; ", Sorted(counts).Select(count => $"{Label(count.Key)} : {count.Value}"));

    public static Table Table(IReadOnlyDictionary<string, int> counts)
    {
        var table = new Table { Border = TableBorder.Rounded }
            .AddColumn("Type")
            .AddColumn("Code")
            .AddColumn(new TableColumn("Documents").RightAligned());
        foreach (var (type, count) in Sorted(counts))
            table.AddRow(new Text(Label(type)), new Text(type), new Text($"{count}"));
        return table;
    }

    private static IEnumerable<KeyValuePair<string, int>> Sorted(IReadOnlyDictionary<string, int> counts) =>
        counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal);

    private static string Label(string type) => DocumentTypes.Find(type)?.Code.Label ?? type;
}
