using System.Net;
using System.Net.Sockets;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Hygiene;

/// <summary>A wire between clients and a sandbox that keeps every byte it carries, in both directions.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly MemoryStream _carried = new();
    private readonly Task _accepting;

    public Relay(SandboxServer sandbox)
    {
        _listener.Start();
        _accepting = AcceptAsync(sandbox.Url.Port);
        Url = new UriBuilder(sandbox.Url) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
    }

    /// <summary>Where clients call the sandbox through it.</summary>
    public Uri Url { get; }

    public byte[] Carried()
    {
        lock (_carried) return _carried.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task AcceptAsync(int port)
    {
        var wires = new List<Task>();
        try
        {
            while (true)
                wires.Add(CarryAsync(await _listener.AcceptTcpClientAsync(_ending.Token), port));
        }
        finally
        {
            await Task.WhenAll(wires);
        }
    }

    private async Task CarryAsync(TcpClient client, int port)
    {
        using (client)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(IPAddress.Loopback, port, _ending.Token);
            await Task.WhenAny(
                PourAsync(client.GetStream(), server.GetStream()), PourAsync(server.GetStream(), client.GetStream()));
        }
    }

    private async Task PourAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReadAsync(buffer, _ending.Token) is > 0 and var read)
        {
            lock (_carried) _carried.Write(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), _ending.Token);
        }
    }
}
