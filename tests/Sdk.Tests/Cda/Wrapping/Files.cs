using System.Text;

namespace MonEspaceSante.Sdk.Tests.Cda.Wrapping;

/// <summary>Files to wrap, and the same spoiled.</summary>
internal static class Files
{
    /// <summary>All that the static check wants of a PDF/A-1, in the fewest lines: a page without text.</summary>
    public const string PdfA1 =
        "%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n"
        + "1 0 obj<</Type/Catalog/Pages 2 0 R/Metadata 3 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/Info(sRGB)>>]>>endobj\n"
        + "2 0 obj<</Type/Pages/Kids[4 0 R]/Count 1>>endobj\n"
        + "3 0 obj<</Type/Metadata/Subtype/XML/Length 9>>stream\n" + Xmp + "\nendstream endobj\n"
        + "4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>endobj\n"
        + "5 0 obj<</Type/Font/Subtype/TrueType/FontDescriptor 6 0 R>>endobj\n"
        + "6 0 obj<</Type/FontDescriptor/FontFile2 7 0 R/FontName/A>>endobj\n"
        + "trailer<</Size 5/Root 1 0 R/ID[<00><00>]>>\nstartxref\n0\n%%EOF\n";

    private const string Xmp =
        "<?xpacket begin=''?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        + "<rdf:Description xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' pdfaid:part='1' pdfaid:conformance='B'/>"
        + "</rdf:RDF><?xpacket end='w'?>";

    public static byte[] Of(string mediaType) => mediaType switch
    {
        "application/pdf" => Bytes(PdfA1),
        "text/rtf" or "application/rtf" => Bytes(@"{\rtf1\ansi Bonjour}"),
        "text/plain" => Encoding.UTF8.GetBytes("Motif : contrôle annuel.\nRien à signaler."),
        "image/jpeg" => Jpeg(),
        "image/tiff" => Tiff(),
        _ => throw new ArgumentOutOfRangeException(nameof(mediaType)),
    };

    /// <summary>A frame of one component, a scan of one byte, between the marks of a JPEG.</summary>
    private static byte[] Jpeg() =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 6, .. "JFIF"u8,
        0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0,
        0x3F, 0xFF, 0x00, 0xFF, 0xD0, 0x3F,
        0xFF, 0xD9,
    ];

    /// <summary>A dot, then the directory that tells its width, height, place and length.</summary>
    private static byte[] Tiff() =>
    [
        .. "MM\0*"u8, 0, 0, 0, 10, 128, 0,
        0, 4,
        1, 0, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0,
        1, 1, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0,
        1, 17, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8,
        1, 23, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0,
        0, 0, 0, 0,
    ];

    /// <summary>A file whose bytes are the characters of a text.</summary>
    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
