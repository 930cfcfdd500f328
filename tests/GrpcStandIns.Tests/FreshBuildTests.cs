using System.Diagnostics;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.GrpcStandIns.Tests;

internal sealed class FreshBuildTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mes-stand-ins-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Test]
    public async Task Packages_checked_in_equal_a_fresh_build()
    {
        RealComponent.Require(!OperatingSystem.IsWindows(), "pack.sh needs a POSIX shell");
        CopySources();

        var build = await ForeignProcess.RunAsync(Pack(), TimeSpan.FromMinutes(5));
        build.RequireSuccess();

        var fresh = StandIns.Contents(Path.Combine(_folder.FullName, "fresh"));
        var checkedIn = StandIns.Contents(Path.Combine(StandIns.Folder, "packages"));
        Assert.That(fresh, Is.Not.Empty);
        Assert.That(
            fresh.Keys.Union(checkedIn.Keys).Where(name => !Same(fresh, checkedIn, name)),
            Is.Empty,
            $"Pack again, as {StandIns.Folder}/README.md says: the sources or the .NET SDK have changed.");
    }

    private static bool Same(Dictionary<string, byte[]> one, Dictionary<string, byte[]> other, string name) =>
        one.TryGetValue(name, out var left) && other.TryGetValue(name, out var right) && left.SequenceEqual(right);

    private void CopySources()
    {
        // The same SDK must build both, and the copy must see nothing else of the repository.
        File.Copy(Path.Combine(Repository.Root, "global.json"), Path.Combine(_folder.FullName, "global.json"));
        foreach (var source in Directory.EnumerateFiles(StandIns.Folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(StandIns.Folder, source);
            if (name.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "packages"]).Any())
            {
                continue;
            }

            var copy = Path.Combine(_folder.FullName, "sources", name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(source, copy);
        }
    }

    private ProcessStartInfo Pack()
    {
        var sources = Path.Combine(_folder.FullName, "sources");
        var command = new ProcessStartInfo("sh", [Path.Combine(sources, "pack.sh"), "../fresh"]);

        // Build servers would stay behind, holding our end of the output open.
        command.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        command.Environment["UseSharedCompilation"] = "false";
        return command;
    }
}
