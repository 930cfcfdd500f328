using System.Globalization;
using System.Text;
using System.Xml;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Where a reading of a document stands, as an XPath that finds one element.</summary>
internal sealed class ElementPath
{
    private readonly List<(string Name, int Position)> _steps = [];
    private readonly List<Dictionary<(string Namespace, string Name), int>?> _counts = [null];

    public int Depth => _steps.Count;

    public (string Name, int Position) Last => _steps[^1];

    public void Open(XmlReader reader)
    {
        var siblings = _counts[^1] ??= [];
        var key = (reader.NamespaceURI, reader.LocalName);
        var position = siblings[key] = siblings.GetValueOrDefault(key) + 1;
        _steps.Add((reader.LocalName, position));
        _counts.Add(null);
    }

    public void Close()
    {
        _steps.RemoveAt(_steps.Count - 1);
        _counts.RemoveAt(_counts.Count - 1);
    }

    /// <summary>Whether the path ends in these steps, such as <c>nonXMLBody/text</c>.</summary>
    public bool EndsWith(string parent, string name) =>
        _steps is [.., var (above, _), var (last, _)] && above == parent && last == name;

    public override string ToString() => _steps
        .Aggregate(new StringBuilder(), (path, step) => step.Position == 1
            ? path.Append(CultureInfo.InvariantCulture, $"/{step.Name}")
            : path.Append(CultureInfo.InvariantCulture, $"/{step.Name}[{step.Position}]"))
        .ToString();
}
