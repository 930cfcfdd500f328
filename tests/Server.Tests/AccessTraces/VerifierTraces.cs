using System.Diagnostics;
using System.Text;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.Server.Tests.AccessTraces;

/// <summary>The operator's command, run as the operator runs it.</summary>
internal static class VerifierTraces
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<ProcessResult> RunAsync(string dataFolder, string? postgres, params IEnumerable<string> more) =>
        RunAsync(
        [
            "verifier-traces", "--DataFolder", dataFolder,
            .. postgres is null ? Array.Empty<string>() : ["--Postgres", postgres], .. more,
        ]);

    public static Task<ProcessResult> RunAsync(IEnumerable<string> arguments) => ForeignProcess.RunAsync(
        new ProcessStartInfo("dotnet", [typeof(ServerHost).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        },
        Patience);
}
