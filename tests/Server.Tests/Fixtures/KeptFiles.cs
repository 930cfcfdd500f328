using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>All that a server keeps in files, beside the cards and lists of its sandbox, which name their holders.</summary>
internal sealed class KeptFiles(SandboxServer sandbox)
{
    /// <summary>The secrets that files hold, each after the name of its file.</summary>
    public IEnumerable<string> Tell(Secrets secrets) => Paths().SelectMany(path =>
        secrets.In(Read(path)).Select(secret => $"{Path.GetFileName(path)}: {secret}"));

    private IEnumerable<string> Paths()
    {
        var folder = new DataFolder(sandbox.DataFolder);
        return Directory.EnumerateFiles(sandbox.DataFolder, "*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length > 0)
            .Where(file => !file.StartsWith(folder.Cards, StringComparison.Ordinal))
            .Where(file => !file.StartsWith(Path.GetDirectoryName(folder.Revoked)!, StringComparison.Ordinal));
    }

    private static byte[] Read(string file)
    {
        // The writer of the database keeps its files open.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
