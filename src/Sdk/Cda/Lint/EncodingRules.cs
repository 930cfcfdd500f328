using System.Text;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Judges how a document is written: in UTF-8, without a mark.</summary>
internal static partial class EncodingRules
{
    private const string Document = "/";

    public static void Judge(byte[] beginning, Findings findings)
    {
        if (beginning.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            findings.Add("XML_BOM", 1, Document, "Les octets EF BB BF précèdent le document");
        if (IsTwoBytesWide(beginning))
            findings.Add("XML_ENCODAGE", 1, Document, "Le document est en UTF-16");
        else if (Declared().Match(Encoding.Latin1.GetString(beginning)) is { Success: true } told
                 && !told.Groups["name"].ValueSpan.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            findings.Add("XML_ENCODAGE", 1, Document, "La déclaration XML dit un autre encodage que UTF-8");
    }

    private static bool IsTwoBytesWide(byte[] beginning) => beginning is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..]
        or [0, (byte)'<', ..] or [(byte)'<', 0, ..];

    [GeneratedRegex("""^(\xEF\xBB\xBF)?<\?xml[^>]*\sencoding\s*=\s*["'](?<name>[^"']*)["']""")]
    private static partial Regex Declared();
}
