namespace MonEspaceSante.RealComponents;

/// <summary>The checkout these tests were built from.</summary>
public static class Repository
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    public static string Root => LazyRoot.Value;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MonEspaceSante.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No MonEspaceSante.sln above {AppContext.BaseDirectory}");
    }
}
