namespace MonEspaceSante.Agenda;

/// <summary>A component of a calendar while it is read.</summary>
/// <param name="name">Its name, in capitals.</param>
/// <param name="line">The line that it begins in.</param>
internal sealed class Component(string name, int line)
{
    private readonly List<ContentLine> _lines = [];
    private readonly List<Component> _children = [];

    public string Name => name;

    public int Line => line;

    public IReadOnlyList<Component> Children => _children;

    public void Add(ContentLine property) => _lines.Add(property);

    public void Add(Component child) => _children.Add(child);

    public IEnumerable<ContentLine> All(string property) => _lines.Where(l => l.Name == property);

    /// <summary>A property that is there once at most.</summary>
    public ContentLine? Find(string property)
    {
        ContentLine? found = null;
        foreach (var candidate in All(property))
        {
            found = found is null
                ? candidate
                : throw CalendarFault.Structure(candidate.Number, property, "Propriété répétée");
        }

        return found;
    }

    public ContentLine Require(string property) => Find(property) ?? throw CalendarFault.Missing(line, property);

    public string? Text(string property) => Find(property) is { } found ? CalendarValues.Text(found.Value) : null;
}
