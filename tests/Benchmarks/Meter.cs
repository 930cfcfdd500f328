using System.Diagnostics;

namespace MonEspaceSante.Benchmarks;

/// <summary>How long work took, and how much of the cores: the latter says what a machine could do that has nothing else to
/// do.</summary>
internal sealed class Meter
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TimeSpan _cpu = Cpu();

    public (double PerSecond, double CpuMicroseconds) Of(int count) => (
        count / Stopwatch.GetElapsedTime(_start).TotalSeconds, (Cpu() - _cpu).TotalMicroseconds / count);

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
