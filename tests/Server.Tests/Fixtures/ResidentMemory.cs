using System.Globalization;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>The memory that the system gave a process, as Linux counts it.</summary>
internal static class ResidentMemory
{
    private const string Peak = "VmHWM:";
    private const string Unit = "kB";

    /// <summary>The most that a process ever held at once, in bytes.</summary>
    public static long PeakOf(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith(Peak, StringComparison.Ordinal));
        return 1024 * long.Parse(line[Peak.Length..^Unit.Length], CultureInfo.InvariantCulture);
    }
}
