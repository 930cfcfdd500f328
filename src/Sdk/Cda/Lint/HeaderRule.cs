namespace MonEspaceSante.Cda.Lint;

/// <summary>A rule on the header: readings of it, each of which refuses what it cannot take.</summary>
/// <remarks>Readings are those that derive the metadata, wherever they say it all.</remarks>
internal sealed record HeaderRule(string Id, Func<CdaHeader, IEnumerable<Action>> Readings)
{
    public HeaderRule(string id, Action<CdaHeader> reading)
        : this(id, header => [() => reading(header)])
    {
    }

    /// <summary>A rule on each element at a path.</summary>
    public static HeaderRule Each(string id, string path, Action<HeaderElement> reading) =>
        new(id, header => header.Root.All(path).Select<HeaderElement, Action>(element => () => reading(element)));
}
