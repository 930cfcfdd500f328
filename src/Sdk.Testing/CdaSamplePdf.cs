using System.Globalization;
using System.Text;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The body of a sample as a PDF of one page, written piece by piece.</summary>
internal sealed class CdaSamplePdf(CdaSample sample)
{
    private const int LineHeight = 24;
    private const string Header = "%PDF-1.4\n";

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
        var content = Content();
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {content.Length}>>stream\n{content}\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ];
        var pdf = new StringBuilder();
        var references = new StringBuilder($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            references.Append(CultureInfo.InvariantCulture, $"{start + pdf.Length:D10} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj{objects[i]}endobj\n");
        }

        var xref = start + pdf.Length;
        pdf.Append(references);
        pdf.Append(CultureInfo.InvariantCulture, $"trailer<</Size {objects.Length + 1}/Root 1 0 R>>\n");
        pdf.Append(CultureInfo.InvariantCulture, $"startxref\n{xref}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private string Content()
    {
        var lines = sample.Paragraphs.Prepend(sample.Title).Select(line => $"({Escape(line)}) Tj 0 -{LineHeight} Td");
        return $"BT /F1 12 Tf 60 780 Td {string.Join(' ', lines)} ET";
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("(", "\\(", StringComparison.Ordinal)
        .Replace(")", "\\)", StringComparison.Ordinal);
}
