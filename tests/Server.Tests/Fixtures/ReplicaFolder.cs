using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>The folder of a second server on the same database: keys and name of the store as a replica is given them, without
/// the bytes of documents, which replicas need a shared content store for.</summary>
internal static class ReplicaFolder
{
    public static void Copy(string from, string to)
    {
        var contents = new DataFolder(from).Contents;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            if (file.StartsWith(contents, StringComparison.Ordinal) || Path.GetFileName(file) == "verrou") continue;
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
