using System.Text;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.Sdk.Tests;

/// <summary>A comma-separated file of the published material, one dictionary a row.</summary>
internal static class CsvFile
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Corpus(string name) =>
        Read(RealComponents.Corpus.File(name));

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Reference(string name)
    {
        var path = Path.GetFullPath(Path.Combine([Repository.Root, "..", "shared", "reference", .. name.Split('/')]));
        RealComponent.Require(File.Exists(path), $"The published material is absent: no file {name}");
        return Read(path);
    }

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        var rows = File.ReadLines(path).Where(line => line.Length > 0).Select(Fields).ToList();
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(p => p.First, p => p.Second))];
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var character in line.TrimStart('\uFEFF'))
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == ',' && !quoted)
                fields.Add(Take(field));
            else
                field.Append(character);
        }

        fields.Add(Take(field));
        return fields;
    }

    private static string Take(StringBuilder field)
    {
        var text = field.ToString();
        field.Clear();
        return text;
    }
}
