using System.Net.NetworkInformation;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>An address of this computer where nobody listens, nor comes to by chance: it is none that the system gives away.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 10_000;

    private static int _taken = Environment.ProcessId;

    public static string Url()
    {
        var listened = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(end => end.Port).ToHashSet();
        int port;
        do port = First + (Interlocked.Increment(ref _taken) % Count);
        while (listened.Contains(port));
        return $"https://localhost:{port}";
    }
}
