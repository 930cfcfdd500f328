using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The body of a sample as a PDF/A-1 of one page, written piece by piece.</summary>
internal sealed class CdaSamplePdf(CdaSample sample)
{
    private const int LineHeight = 24;
    private const int FirstGlyph = 8;
    private const string Header = "%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n";
    private const string Xmp =
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
        + " xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' pdfaid:part='1' pdfaid:conformance='B'/></rdf:RDF>"
        + "</x:xmpmeta><?xpacket end='w'?>";

    private static readonly byte[] PaddingLine = [.. "%"u8, .. Enumerable.Repeat((byte)'.', 6142), (byte)'\n'];

    public IEnumerable<byte[]> Pieces()
    {
        yield return Encoding.Latin1.GetBytes(Header);
        long padding = 0;
        for (; padding < sample.PdfPadding; padding += PaddingLine.Length)
            yield return PaddingLine;
        yield return ObjectsAndTrailer(Header.Length + padding);
    }

    private byte[] ObjectsAndTrailer(long start)
    {
        var objects = Objects();
        var pdf = new StringBuilder();
        var references = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            references.Append(CultureInfo.InvariantCulture, $"{start + pdf.Length:D10} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var xref = start + pdf.Length;
        var said = string.Join('\n', sample.Paragraphs.Prepend(sample.Title));
        var id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 16));
        pdf.Append(references);
        pdf.Append(
            CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R/ID[<{id}><{id}>]>>\n");
        pdf.Append(CultureInfo.InvariantCulture, $"startxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private List<string> Objects()
    {
        var lines = sample.Paragraphs.Prepend(sample.Title).Select(Latin1).ToList();
        var font = new SampleFont(string.Concat(lines));
        return
        [
            "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                + "/OutputConditionIdentifier(Gris)/Info(Gris)/DestOutputProfile 7 0 R>>]>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            Streamed("", Content(lines)),
            font.Dictionary(FirstGlyph),
            Streamed("/Type/Metadata/Subtype/XML", Xmp),
            Streamed("/N 1", Encoding.Latin1.GetString(SampleColours.Profile())),
            .. font.Glyphs().Select(glyph => Streamed("", glyph)),
        ];
    }

    private static string Streamed(string entries, string content) =>
        $"<</Length {content.Length}{entries}>>\nstream\n{content}\nendstream";

    private static string Content(IEnumerable<string> lines) =>
        $"BT /F1 8 Tf 60 780 Td {string.Join(' ', lines.Select(line => $"({Escape(line)}) Tj 0 -{LineHeight} Td"))} ET";

    private static string Latin1(string text) => Encoding.Latin1.GetString(Encoding.Latin1.GetBytes(text));

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("(", "\\(", StringComparison.Ordinal)
        .Replace(")", "\\)", StringComparison.Ordinal);
}
