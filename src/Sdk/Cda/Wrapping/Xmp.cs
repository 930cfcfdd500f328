using System.Xml;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>The metadata of a PDF.</summary>
internal static class Xmp
{
    private const string PdfAId = "http://www.aiim.org/pdfa/ns/id/";

    /// <summary>Whether the metadata claim part 1 of PDF/A, at level A or B.</summary>
    public static bool DeclaresPdfA1(ReadOnlySpan<byte> xmp)
    {
        // The line end after the keyword and the packet's own padding are no XML.
        var trimmed = xmp.Trim(" \r\n\t\0"u8);
        using var stream = new MemoryStream(trimmed.ToArray());
        using var reader = CdaXml.Create(stream);
        string? part = null, conformance = null;
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                part ??= reader.GetAttribute("part", PdfAId);
                conformance ??= reader.GetAttribute("conformance", PdfAId);
                if (reader.NamespaceURI == PdfAId && reader.LocalName == "part")
                    part = TextOf(reader);
                else if (reader.NamespaceURI == PdfAId && reader.LocalName == "conformance")
                    conformance = TextOf(reader);
            }
        }
        catch (Exception fault) when (fault is XmlException or MonEspaceSanteException)
        {
            return false;
        }

        return part?.Trim() == "1" && conformance?.Trim().ToUpperInvariant() is "A" or "B";
    }

    private static string? TextOf(XmlReader reader) =>
        !reader.IsEmptyElement && reader.Read() && reader.NodeType == XmlNodeType.Text ? reader.Value : null;
}
