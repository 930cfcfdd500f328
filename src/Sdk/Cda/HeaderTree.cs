using System.Xml;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>Grows the header of a document as its elements open and close.</summary>
internal sealed class HeaderTree
{
    private HeaderElement? _current;
    private int _count;

    public HeaderElement Root { get; private set; } = null!;

    public void Open(XmlReader reader)
    {
        var line = reader.Line();
        if (++_count > CdaLimits.MaxHeaderElements)
            throw Refusal.Because(Reason.CdaTropComplexe, new Violation("ClinicalDocument", "En-tête trop long", line));
        var element = new HeaderElement(reader.LocalName, _current, line);
        element.ReadAttributes(reader);
        if (_current is null)
            Root = element;
        else if (reader.NamespaceURI == CdaXml.Hl7)
            _current.Add(element);
        _current = element;
    }

    public void Append(ReadOnlySpan<char> text) => _current?.Append(text);

    public void Close() => _current = _current!.Parent;
}
