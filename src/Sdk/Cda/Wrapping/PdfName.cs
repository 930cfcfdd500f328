using System.Globalization;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>A name of a PDF, whose characters may be written by their number: <c>/J#61vaScript</c>.</summary>
internal static partial class PdfName
{
    public static string Decode(string name) => !name.Contains('#', StringComparison.Ordinal)
        ? name
        : Numbered().Replace(name, match => $"{(char)byte.Parse(
            match.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)}");

    [GeneratedRegex("#[0-9A-Fa-f]{2}")]
    private static partial Regex Numbered();
}
