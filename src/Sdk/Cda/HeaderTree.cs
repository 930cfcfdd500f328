using System.Xml;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>Grows the header of a document as its elements open and close.</summary>
internal sealed class HeaderTree
{
    /// <summary>The only element of another namespace that metadata come from.</summary>
    public const string AccessionNumber = "ps3-20:accessionNumber";

    private const string Dicom = "urn:dicom-org:ps3-20";

    private HeaderElement? _current;
    private int _count;

    public HeaderElement Root { get; private set; } = null!;

    public void Open(XmlReader reader)
    {
        var line = reader.Line();
        if (++_count > CdaLimits.MaxHeaderElements)
            throw Refusal.Because(Reason.CdaTropComplexe, new Violation("ClinicalDocument", "En-tête trop long", line));
        var known = reader.NamespaceURI is CdaXml.Hl7 or Dicom;
        var name = reader.NamespaceURI == Dicom ? $"ps3-20:{reader.LocalName}" : reader.LocalName;
        var element = new HeaderElement(name, _current, line);
        element.ReadAttributes(reader);
        if (_current is null)
            Root = element;
        else if (known)
            _current.Add(element);
        _current = element;
    }

    public void Append(ReadOnlySpan<char> text) => _current?.Append(text);

    public void Close() => _current = _current!.Parent;
}
