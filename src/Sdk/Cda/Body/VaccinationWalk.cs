using System.Xml;

namespace MonEspaceSante.Cda.Body;

/// <summary>Gathers the vaccinations that the entries of a body tell of.</summary>
/// <remarks>What an entry relates to (entryRelationship), another administration included, is no vaccination of its
/// own.</remarks>
internal sealed class VaccinationWalk
{
    private readonly List<Vaccination> _found = [];
    private int? _entryDepth;
    private int? _relatedDepth;
    private VaccinationEntry? _current;

    public IReadOnlyList<Vaccination> Found => _found;

    public void Open(XmlReader reader, string name, int depth)
    {
        if (_current is not null)
            _current.Open(reader, name, depth);
        else if (_entryDepth is null)
            _entryDepth = name == "entry" ? depth : null;
        else if (_relatedDepth is null)
            OpenInEntry(reader, name, depth);
    }

    public void Close(int depth)
    {
        if (_current?.Depth == depth)
        {
            if (_found.Count < CdaBodyContent.MaxVaccinations)
                _found.Add(_current.Read());
            _current = null;
        }

        _relatedDepth = _relatedDepth == depth ? null : _relatedDepth;
        _entryDepth = _entryDepth == depth ? null : _entryDepth;
    }

    private void OpenInEntry(XmlReader reader, string name, int depth)
    {
        if (name == "substanceAdministration" && TookPlace(reader))
            _current = new(depth, reader.Line());
        else if (name is "substanceAdministration" or "entryRelationship")
            _relatedDepth = depth;
    }

    private static bool TookPlace(XmlReader reader) =>
        reader.GetAttribute("moodCode")?.Trim() is null or "EVN"
        && reader.GetAttribute("negationInd")?.Trim() is not ("true" or "1");
}
