using System.Buffers;
using System.Xml;

namespace MonEspaceSante.Cda.Body;

/// <summary>Tells text from layout, as a screen does: white space counts as one space between words and between the
/// inline elements of a narrative, and nowhere else.</summary>
internal sealed class BodyText(TextHash hash)
{
    private readonly Stack<Kind> _open = new();
    private bool _afterInline;
    private bool _spaced;

    private enum Kind
    {
        Block,
        Inline,
        Base64,
    }

    public static SearchValues<char> WhiteSpace { get; } = SearchValues.Create(" \t\r\n");

    public void Open(XmlReader reader)
    {
        var kind = KindOf(reader);
        Pass(kind == Kind.Inline);
        _open.Push(kind);
    }

    public void Close() => Pass(_open.Pop() == Kind.Inline);

    public void Append(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var word = Length(text.IndexOfAny(WhiteSpace), text);
            if (word > 0)
            {
                Pass(inline: true);
                hash.Write(text[..word]);
                text = text[word..];
            }

            var gap = Length(text.IndexOfAnyExcept(WhiteSpace), text);
            _spaced |= gap > 0;
            text = text[gap..];
        }
    }

    private void Pass(bool inline)
    {
        if (_spaced && _afterInline && inline && !(_open.TryPeek(out var kind) && kind == Kind.Base64))
            hash.Write(' ');
        _spaced = false;
        _afterInline = inline;
    }

    private static int Length(int index, ReadOnlySpan<char> text) => index < 0 ? text.Length : index;

    private static Kind KindOf(XmlReader reader)
    {
        if (reader.GetAttribute("representation") == "B64")
            return Kind.Base64;
        return reader.NamespaceURI == CdaXml.Hl7 && reader.LocalName
            is "content" or "linkHtml" or "sub" or "sup" or "footnote" or "footnoteRef" or "renderMultiMedia" or "br"
            ? Kind.Inline
            : Kind.Block;
    }
}
