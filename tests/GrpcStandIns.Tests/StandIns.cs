using System.IO.Compression;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.GrpcStandIns.Tests;

/// <summary>The stand-ins as they lie in the repository.</summary>
internal static class StandIns
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "eng", "grpc-stand-ins");

    /// <summary>Every file of every package in a folder, with its bytes, named <c>package/entry</c>.</summary>
    public static Dictionary<string, byte[]> Contents(string packages)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var package in Directory.EnumerateFiles(packages, "*.nupkg"))
        {
            using var archive = ZipFile.OpenRead(package);
            foreach (var entry in archive.Entries)
            {
                using var bytes = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(bytes);
                contents.Add($"{Path.GetFileName(package)}/{entry.FullName}", bytes.ToArray());
            }
        }

        return contents;
    }
}
