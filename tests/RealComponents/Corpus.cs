namespace MonEspaceSante.RealComponents;

/// <summary>Published material that nobody on this project wrote: <c>../shared/corpus</c> beside the repository.
/// </summary>
public static class Corpus
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "corpus"));

    /// <summary>The CDA documents as names for <see cref="File"/>, such as <c>cda/VAC_2023.01.xml</c>.</summary>
    /// <remarks>Safe as a source of test cases: without the corpus it holds one name, and the test that opens it ends
    /// as <see cref="RealComponent.Require"/> says.</remarks>
    public static IReadOnlyList<string> Cda { get; } = List("cda", ".xml");

    /// <summary>The full path of a file of the corpus, named relative to it with slashes.</summary>
    public static string File(string name)
    {
        RealComponent.Require(Directory.Exists(Folder), $"The corpus is absent: no folder {Folder}");
        var path = Path.Combine([Folder, .. name.Split('/')]);
        return System.IO.File.Exists(path)
            ? path
            : throw new FileNotFoundException($"The corpus holds no {name}", path);
    }

    private static List<string> List(string folder, string extension)
    {
        var path = Path.Combine(Folder, folder);
        if (!Directory.Exists(path))
        {
            return [$"{folder}/(corpus absent)"];
        }

        return [.. Directory.EnumerateFiles(path)
            .Where(file => Path.GetExtension(file).Equals(extension, StringComparison.OrdinalIgnoreCase))
            .Select(file => $"{folder}/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal)];
    }
}
