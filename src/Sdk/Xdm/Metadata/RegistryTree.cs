using System.Xml;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Metadata;

/// <summary>Parses METADATA.XML: nothing is fetched, nothing is expanded, its size is bounded before.</summary>
internal static class RegistryTree
{
    private const string RootName = "SubmitObjectsRequest";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    public static HeaderElement Read(byte[] metadata)
    {
        using var bytes = new MemoryStream(metadata);
        using var reader = XmlReader.Create(bytes, Settings);
        try
        {
            return Grow(reader);
        }
        catch (XmlException fault)
        {
            // The parser gives a prohibited DTD no code of its own, only the absence of a line.
            if (fault.LineNumber == 0 && Doctype.TryFindLine(metadata, out var line))
                throw Because(Reason.XdmEntiteInterdite, "Déclaration DOCTYPE interdite", line);
            throw Because(Reason.XdmMetadonneesMalFormees, "XML mal formé", Math.Max(fault.LineNumber, 1));
        }
    }

    public static MonEspaceSanteException TooComplex(string description, int line) =>
        Because(Reason.XdmMetadonneesMalFormees, description, line);

    private static HeaderElement Grow(XmlReader reader)
    {
        HeaderElement? root = null;
        HeaderElement? current = null;
        var count = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > CdaLimits.MaxHeaderElements || reader.Depth >= CdaLimits.MaxDepth)
                        throw TooComplex("Trop d'éléments, ou trop imbriqués", reader.Line());
                    var element = Open(reader, current);
                    root ??= element;
                    current = reader.IsEmptyElement ? current : element;
                    break;
                case XmlNodeType.EndElement:
                    current = current!.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    current!.Append(reader.Value);
                    break;
            }
        }

        return root!;
    }

    private static HeaderElement Open(XmlReader reader, HeaderElement? parent)
    {
        if (parent is null && (reader.LocalName != RootName || reader.NamespaceURI != RegistryNames.Lcm))
            throw Because(
                Reason.XdmMetadonneesInvalides, $"La racine n'est pas un {RootName} ebXML 3.0", reader.Line());
        var element = new HeaderElement(reader.LocalName, parent, reader.Line());
        element.ReadAttributes(reader);
        if (reader.NamespaceURI == RegistryNames.Rim)
            parent?.Add(element);
        return element;
    }

    private static MonEspaceSanteException Because(Reason reason, string description, int line) =>
        Refusal.Because(reason, new Violation(ArchiveLayout.MetadataName, description, line));
}
