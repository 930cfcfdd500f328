using System.Xml;

namespace MonEspaceSante.Cda;

/// <summary>How documents from outside are parsed: nothing is fetched, nothing is expanded, memory stays
/// flat.</summary>
internal static class CdaXml
{
    public const string Hl7 = "urn:hl7-org:v3";
    public const string Xslt = "http://www.w3.org/1999/XSL/Transform";

    public static XmlReader Create(Stream source) => XmlReader.Create(source, new XmlReaderSettings
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        NameTable = new BoundedNameTable(),
    });

    public static int Line(this XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;
}
