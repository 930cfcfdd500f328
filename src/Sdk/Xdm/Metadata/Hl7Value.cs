using System.Text;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Xdm.Metadata;

/// <summary>Values that the registry keeps as fields of HL7 v2: components between circumflexes.</summary>
/// <remarks>IHE ITI TF-3, 4.2.3.1.7.</remarks>
internal static partial class Hl7Value
{
    private const char Component = '^';
    private const char Escape = '\\';

    private static readonly (char Plain, char Letter)[] Escapes =
        [(Component, 'S'), ('&', 'T'), ('~', 'R'), ('|', 'F'), (Escape, 'E')];

    /// <summary>The components, at least one, as written: subcomponents are not parted.</summary>
    public static string[] Components(string value) => value.Split(Component);

    /// <summary>The text of a component; empty when the value has not so many.</summary>
    public static string Text(string[] components, int index) =>
        Escaped().Replace(components.ElementAtOrDefault(index) ?? "", told =>
            $"{Array.Find(Escapes, e => e.Letter == told.Groups[1].Value[0]).Plain}");

    /// <summary>The OID of an authority, <c>name&amp;oid&amp;ISO</c>.</summary>
    public static string Root(string[] components, int index) =>
        (components.ElementAtOrDefault(index) ?? "").Split('&') is [_, var oid, ..] ? oid : "";

    /// <summary>A text as a component.</summary>
    public static string Of(string text)
    {
        var written = new StringBuilder();
        foreach (var c in text)
        {
            var letter = Array.Find(Escapes, e => e.Plain == c).Letter;
            _ = letter == default ? written.Append(c) : written.Append(Escape).Append(letter).Append(Escape);
        }

        return written.ToString();
    }

    [GeneratedRegex(@"\\([STRFE])\\")]
    private static partial Regex Escaped();
}
