using System.Text.RegularExpressions;
using System.Xml;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Reads what a schematron validator found.</summary>
/// <remarks>ISO/IEC 19757-3, annex D (SVRL).</remarks>
internal static partial class SvrlReader
{
    private const string Svrl = "http://purl.oclc.org/dsdl/svrl";
    private const int MaxTextLength = 2000;

    /// <summary>Reads a report to its end; false when it is none, or nobody waits for it any more.</summary>
    public static async Task<bool> ReadAsync(Stream report, Findings findings, CancellationToken cancellationToken)
    {
        using var reader = CdaXml.Create(report);
        try
        {
            await reader.MoveToContentAsync().ConfigureAwait(false);
            if (reader.LocalName != "schematron-output" || reader.NamespaceURI != Svrl)
                return false;
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                if (cancellationToken.IsCancellationRequested)
                    return false;
                if (reader is { NodeType: XmlNodeType.Element, NamespaceURI: Svrl,
                    LocalName: "failed-assert" or "successful-report" })
                    await AddAsync(reader, findings).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception fault) when (fault is XmlException or IOException or MonEspaceSanteException)
        {
            return false;
        }
    }

    private static async Task AddAsync(XmlReader reader, Findings findings)
    {
        var warns = (reader.GetAttribute("role") ?? reader.GetAttribute("flag"))?.ToUpperInvariant()
            is "WARN" or "WARNING" or "INFO" or "INFORMATION";
        var location = XPathOf(reader.GetAttribute("location") ?? "");
        using var assertion = reader.ReadSubtree();
        var text = "";
        while (await assertion.ReadAsync().ConfigureAwait(false))
        {
            if (assertion.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < MaxTextLength)
                text += await assertion.GetValueAsync().ConfigureAwait(false);
        }

        findings.Add(warns ? "SCHEMATRON_AVERTISSEMENT" : "SCHEMATRON", null, location, Line(text));
    }

    private static string Line(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaxTextLength ? line : line[..MaxTextLength];
    }

    // Validators write every step with its namespace spelled out, each in its own way.
    private static string XPathOf(string location) =>
        First().Replace(Qualified().Replace(Spelled().Replace(location, "${name}"), "/"), "") is { Length: > 0 } path
            ? path
            : "/";

    [GeneratedRegex(@"/(Q\{[^}]*\}|[\w.-]+:(?=[\w.-]))")]
    private static partial Regex Qualified();

    [GeneratedRegex(
        @"\*(:(?<name>[\w.-]+)\[namespace-uri\(\)\s*=\s*'[^']*'\]|\[local-name\(\)\s*=\s*'(?<name>[^']*)'( and namespace-uri\(\)\s*=\s*'[^']*')?\])")]
    private static partial Regex Spelled();

    [GeneratedRegex(@"\[1\]")]
    private static partial Regex First();
}
