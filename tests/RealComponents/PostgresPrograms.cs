using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MonEspaceSante.RealComponents;

/// <summary>Where PostgreSQL's own programs are. Debian keeps them off the PATH, and what is on it may be no server.
/// </summary>
internal static partial class PostgresPrograms
{
    private const int OldestMajor = 15;
    private const string DebianFolder = "/usr/lib/postgresql";
    private static readonly string[] Needed = ["initdb", "postgres", "pg_isready"];

    /// <summary>The folder of the newest server, or null.</summary>
    public static string? Find() => Candidates()
        .Where(folder => Needed.All(name => File.Exists(Path.Combine(folder, name))))
        .Select(folder => (Folder: folder, Major: Major(Path.Combine(folder, "postgres"))))
        .Where(server => server.Major >= OldestMajor)
        .OrderByDescending(server => server.Major)
        .Select(server => server.Folder)
        .FirstOrDefault();

    private static IEnumerable<string> Candidates()
    {
        var debian = Directory.Exists(DebianFolder)
            ? Directory.EnumerateDirectories(DebianFolder).Select(version => Path.Combine(version, "bin"))
            : [];
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return debian.Concat(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static int Major(string server)
    {
        var start = new ProcessStartInfo(server, "--version") { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var match = VersionText().Match(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return match.Success ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^postgres \(PostgreSQL\) (\d+)")]
    private static partial Regex VersionText();
}
