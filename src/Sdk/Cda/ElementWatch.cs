using System.Xml;

namespace MonEspaceSante.Cda;

/// <summary>Watches the elements of a document as the parser passes them.</summary>
internal abstract class ElementWatch
{
    public abstract void Open(XmlReader reader);

    public abstract void Append(ReadOnlySpan<char> text);

    public abstract void Close();
}
