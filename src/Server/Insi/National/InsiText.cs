using System.Text.RegularExpressions;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>A text of the mapping that takes values by their name in braces.</summary>
internal static partial class InsiText
{
    public static IEnumerable<string> Names(string text) => Place().Matches(text).Select(place => place.Groups[1].Value);

    /// <summary>The text with its values; null when it takes some and they are all empty.</summary>
    public static string? Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var isEmpty = Names(text).Any();
        var filled = Place().Replace(text, place =>
        {
            var value = values.GetValueOrDefault(place.Groups[1].Value, "");
            isEmpty &= value.Length == 0;
            return value;
        });
        return isEmpty ? null : filled;
    }

    [GeneratedRegex(@"\{([a-z.]+)\}")]
    private static partial Regex Place();
}
