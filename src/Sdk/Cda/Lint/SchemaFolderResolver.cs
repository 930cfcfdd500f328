using System.Xml;

namespace MonEspaceSante.Cda.Lint;

/// <summary>Finds what schemas include: files of their folder, and nothing else.</summary>
internal sealed class SchemaFolderResolver(string folder) : XmlUrlResolver
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;

    public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
    {
        if (!absoluteUri.IsFile || !absoluteUri.LocalPath.StartsWith(_root, StringComparison.Ordinal))
            throw new XmlException("A schema refers to something outside its folder");
        return base.GetEntity(absoluteUri, role, ofObjectToReturn);
    }
}
