using System.Text;
using System.Xml;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda;

/// <summary>One element of the header: attributes, children, text, and where it stands.</summary>
internal sealed class HeaderElement(string name, HeaderElement? parent, int line)
{
    private readonly Dictionary<string, string> _attributes = [];
    private readonly List<HeaderElement> _children = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly StringBuilder _text = new();
    private int _position = 1;

    public string Name => name;

    public HeaderElement? Parent => parent;

    public int Line => line;

    /// <summary>The XPath below the document: with its position where others of its name stand beside it.</summary>
    public string Path => parent is null ? name
        : parent._counts.GetValueOrDefault(name) > 1 ? $"{parent.Path}/{name}[{_position}]"
        : $"{parent.Path}/{name}";

    /// <summary>The text inside, its white space made single.</summary>
    public string Text =>
        string.Join(' ', _text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The value of an attribute; null when it is absent or blank.</summary>
    public string? this[string attribute] =>
        _attributes.TryGetValue(attribute, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>The elements at a path below, such as <c>patientRole/id</c>, in the order of the document.</summary>
    public IEnumerable<HeaderElement> All(string path) =>
        path.Split('/').Aggregate<string, IEnumerable<HeaderElement>>(
            [this], (elements, step) => elements.SelectMany(e => e._children.Where(c => c.Name == step)));

    public HeaderElement? First(string path) => All(path).FirstOrDefault();

    /// <summary>The code that the element states; null when it states none.</summary>
    public Code? ReadCode() =>
        this["code"] is { } code ? new Code(code, this["codeSystem"] ?? "", this["displayName"] ?? "") : null;

    /// <summary>A refusal for what this element says.</summary>
    public MonEspaceSanteException Fault(Reason reason, string description, string attribute = "") =>
        Refusal.Because(
            reason, new Violation(attribute.Length == 0 ? Path : $"{Path}/@{attribute}", description, line));

    /// <summary>A refusal for what this element lacks.</summary>
    public MonEspaceSanteException Lacks(string path, string description, Reason reason = Reason.CdaChampAbsent) =>
        Refusal.Because(reason, new Violation($"{Path}/{path}", description, line));

    public void Add(HeaderElement child)
    {
        child._position = _counts[child.Name] = _counts.GetValueOrDefault(child.Name) + 1;
        _children.Add(child);
    }

    public void Append(ReadOnlySpan<char> text) => _text.Append(text);

    public void ReadAttributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI.Length == 0)
                _attributes[reader.LocalName] = reader.Value;
        }

        reader.MoveToElement();
    }
}
