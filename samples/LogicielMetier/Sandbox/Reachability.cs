using System.Net.Sockets;

namespace MonEspaceSante.LogicielMetier.Sandbox;

/// <summary>Whether anything answers at an address: without it, the pauses between tries would be waited for.</summary>
internal static class Reachability
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<bool> IsListeningAsync(Uri server, CancellationToken cancellationToken)
    {
        // Elsewhere a proxy may stand in between, which the client knows and this does not.
        if (!server.IsLoopback) return true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(server.IdnHost, server.Port, limit.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
