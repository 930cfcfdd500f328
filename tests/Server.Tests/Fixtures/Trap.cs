using System.Net;
using System.Net.Sockets;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A port on the loopback interface where nobody should come.</summary>
internal sealed class Trap : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Trap() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool WasTouched => _listener.Pending();

    public void Dispose() => _listener.Dispose();
}
