using System.Text;

namespace MonEspaceSante.LogicielMetier.Files;

/// <summary>One line of a CSV file. No field goes over the end of its line: a quote that is never closed spoils its line
/// alone, and not the rest of the file.</summary>
internal static class CsvLine
{
    private const char Quote = '"';

    private static readonly char[] Delimiters = [';', ',', '\t'];

    /// <summary>The separator that a header has most of.</summary>
    public static char DelimiterOf(string header) =>
        Delimiters.MaxBy(delimiter => header.Count(letter => letter == delimiter));

    /// <summary>Its fields; null when a quote is out of place.</summary>
    public static IReadOnlyList<string>? Split(string line, char delimiter)
    {
        List<string> fields = [];
        var rest = line.AsSpan();
        while (true)
        {
            if (Take(rest, delimiter, out var length) is not { } field) return null;
            fields.Add(field);
            if (length == rest.Length) return fields;
            rest = rest[(length + 1)..];
        }
    }

    private static string? Take(ReadOnlySpan<char> rest, char delimiter, out int length)
    {
        if (rest is [Quote, ..]) return TakeQuoted(rest, delimiter, out length);
        length = rest.IndexOf(delimiter) is >= 0 and var end ? end : rest.Length;
        return rest[..length].Contains(Quote) ? null : rest[..length].ToString();
    }

    private static string? TakeQuoted(ReadOnlySpan<char> rest, char delimiter, out int length)
    {
        var field = new StringBuilder();
        for (length = 1; length < rest.Length; length++)
        {
            if (rest[length] != Quote)
            {
                field.Append(rest[length]);
                continue;
            }

            length++;
            if (length == rest.Length || rest[length] == delimiter) return field.ToString();
            if (rest[length] != Quote) return null;
            field.Append(Quote);
        }

        return null;
    }
}
