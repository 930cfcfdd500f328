using System.Globalization;
using System.Text;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Where a reading of a document stands, as an XPath that finds one element.</summary>
internal sealed class ElementPath
{
    private readonly List<(string Name, int Index)> _steps = [];
    private readonly List<Dictionary<string, int>> _counts = [[]];

    public void Open(string name)
    {
        var siblings = _counts[^1];
        var index = siblings[name] = siblings.GetValueOrDefault(name) + 1;
        _steps.Add((name, index));
        _counts.Add([]);
    }

    public void Close()
    {
        _steps.RemoveAt(_steps.Count - 1);
        _counts.RemoveAt(_counts.Count - 1);
    }

    public override string ToString() => _steps
        .Aggregate(new StringBuilder(), (path, step) => step.Index == 1
            ? path.Append(CultureInfo.InvariantCulture, $"/{step.Name}")
            : path.Append(CultureInfo.InvariantCulture, $"/{step.Name}[{step.Index}]"))
        .ToString();
}
