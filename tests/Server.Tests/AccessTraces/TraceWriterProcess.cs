using System.Diagnostics;
using MonEspaceSante.RealComponents;

namespace MonEspaceSante.Server.Tests.AccessTraces;

/// <summary>A process that traces accesses until it is killed.</summary>
internal static class TraceWriterProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Kills it once it has told so many accesses durable, and returns all that it told.</summary>
    public static async Task<List<string>> RunAndKillAsync(string dataFolder, string? postgres, int accesses)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MonEspaceSante.TraceWriter.dll");
        await using var writer = ForeignProcess.Start(new ProcessStartInfo(
            "dotnet", [program, dataFolder, .. postgres is null ? Array.Empty<string>() : [postgres]]));
        var told = new List<string>();
        while (told.Count < accesses) told.Add(await writer.ReadLineAsync(Patience));
        using (var process = Process.GetProcessById(writer.Id)) process.Kill();
        var rest = (await writer.WaitAsync(Patience)).Output;
        // The last line may be cut.
        told.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return told;
    }
}
