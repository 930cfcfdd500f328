using System.Xml;

namespace MonEspaceSante.Cda.Body;

/// <summary>Digests what a body says, however its XML is written.</summary>
/// <remarks>The marks between names, values and text are characters that XML forbids, so that no document can say one
/// thing and be digested as another.</remarks>
internal sealed class BodyDigest : IDisposable
{
    private const string Declarations = "http://www.w3.org/2000/xmlns/";
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private const char Element = '\u0001';
    private const char Attribute = '\u0002';
    private const char Next = '\u0003';
    private const char Content = '\u0004';
    private const char End = '\u0005';

    private readonly TextHash _hash = new();
    private readonly BodyText _text;
    private readonly List<(string Namespace, string Name, string Value)> _attributes = [];

    public BodyDigest() => _text = new(_hash);

    public void Open(XmlReader reader)
    {
        _text.Open(reader);
        WriteName(Element, reader.NamespaceURI, reader.LocalName);
        ReadAttributes(reader);
        foreach (var (ns, name, value) in _attributes)
        {
            WriteName(Attribute, ns, name);
            _hash.Write(Next);
            _hash.Write(value);
        }

        _hash.Write(Content);
    }

    public void Append(ReadOnlySpan<char> text) => _text.Append(text);

    public void Close()
    {
        _text.Close();
        _hash.Write(End);
    }

    public byte[] Finish() => _hash.Finish();

    public void Dispose() => _hash.Dispose();

    private void ReadAttributes(XmlReader reader)
    {
        _attributes.Clear();
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != Declarations)
                _attributes.Add((reader.NamespaceURI, reader.LocalName, Value(reader)));
        }

        reader.MoveToElement();
        _attributes.Sort((a, b) => string.CompareOrdinal(a.Namespace, b.Namespace) is not 0 and var order
            ? order
            : string.CompareOrdinal(a.Name, b.Name));
    }

    // The value of xsi:type is itself a name with a prefix.
    private static string Value(XmlReader reader)
    {
        if (reader.LocalName != "type" || reader.NamespaceURI != Instance)
            return reader.Value;
        var parts = reader.Value.Trim().Split(':', 2);
        var ns = reader.LookupNamespace(parts.Length == 2 ? parts[0] : "");
        return ns is null ? reader.Value : $"{ns}{Next}{parts[^1]}";
    }

    private void WriteName(char mark, string ns, string name)
    {
        _hash.Write(mark);
        _hash.Write(ns);
        _hash.Write(Next);
        _hash.Write(name);
    }
}
