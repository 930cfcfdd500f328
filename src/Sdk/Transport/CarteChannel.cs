using System.Net.Sockets;
using Grpc.Net.Client;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11;
using MonEspaceSante.Session;

namespace MonEspaceSante.Transport;

/// <summary>The connection of a client with a card. Each is an operation of the card.</summary>
internal static class CarteChannel
{
    // It is kept for as long as a session may be idle.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);

    public static GrpcChannel Open(ClientSettings settings)
    {
        var handler = ServerChannel.Handler(settings.Server, ServerTrust.Options(settings));
        handler.PooledConnectionIdleTimeout = LongestIdle;
        handler.ConnectCallback = (context, cancellationToken) => ConnectAsync(settings.Carte, context, cancellationToken);
        return ServerChannel.Open(
            settings.Server,
            TokenCertificate.KeyOf(settings.Carte.AuthenticationCertificate) is { } key
                ? new CarteHandler(key, handler)
                : handler);
    }

    // None begins once the card has left.
    private static async ValueTask<Stream> ConnectAsync(
        ICarteCps carte, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        new CarteInPlace(carte).Demand();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            if (carte is IConnectionWitness witness)
                await witness.BeforeHandshakeAsync(cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
