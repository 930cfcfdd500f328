using System.Globalization;
using System.Text.RegularExpressions;

namespace MonEspaceSante.Cda.Lint;

/// <summary>On which line each element of a document begins, by the path that finds it.</summary>
/// <remarks>A path is kept as a number of 64 bits: two that meet in one cost a wrong line, nothing else.</remarks>
internal sealed partial class ElementLines
{
    // Far above any real document; bounds the memory that an absurd one takes.
    private const int Max = 250_000;
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly Dictionary<ulong, int> _lines = [];
    private readonly Stack<ulong> _open = new([Seed]);

    public void Open((string Name, int Position) step, int line)
    {
        var key = Below(_open.Peek(), step.Name, step.Position);
        _open.Push(key);
        if (_lines.Count < Max)
            _lines.TryAdd(key, line);
    }

    public void Close() => _open.Pop();

    /// <summary>The line of the element that a path finds, or that its attribute belongs to; null when it is not
    /// known.</summary>
    public int? Find(string xpath)
    {
        if (Path().Match(xpath) is not { Success: true } path)
            return null;
        var key = Seed;
        foreach (Capture step in path.Groups["step"].Captures)
        {
            var parts = step.Value.TrimEnd(']').Split('[');
            var position = parts.Length == 1 ? 1 : int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
            key = Below(key, parts[0], position);
        }

        return _lines.TryGetValue(key, out var line) ? line : null;
    }

    // FNV-1a.
    private static ulong Below(ulong parent, string name, int position)
    {
        var key = (parent ^ (uint)position) * Prime;
        foreach (var character in name)
            key = (key ^ character) * Prime;
        return key;
    }

    [GeneratedRegex(@"^(/(?<step>[\w.-]+(\[[0-9]{1,9}\])?))+(/@[\w.:-]+)?\z")]
    private static partial Regex Path();
}
