namespace MonEspaceSante.Cda.Wrapping;

/// <summary>The names that one dictionary of a PDF holds, and which follows which.</summary>
internal sealed class PdfDictionary(bool isTrailer = false)
{
    // PDF/A-1 allows 4095 entries; names beyond are not kept.
    private const int MaxNames = 4096;

    private readonly HashSet<string> _names = [];
    private readonly HashSet<(string, string)> _pairs = [];
    private string? _previous;

    public bool IsTrailer => isTrailer;

    public bool Has(string name) => _names.Contains(name);

    public bool Has(string key, params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (_pairs.Contains((key, value)))
                return true;
        }

        return false;
    }

    public void Add(string name)
    {
        if (_names.Count == MaxNames)
            return;
        _names.Add(name);
        if (_previous is not null)
            _pairs.Add((_previous, name));
        _previous = name;
    }

    /// <summary>Tells that something other than a name came.</summary>
    public void Interrupt() => _previous = null;
}
