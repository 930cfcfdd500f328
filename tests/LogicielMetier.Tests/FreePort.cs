using System.Net;
using System.Net.Sockets;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>An address of this computer where nobody listens.</summary>
internal static class FreePort
{
    public static string Url()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
