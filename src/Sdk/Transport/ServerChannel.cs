using Grpc.Net.Client;
using MonEspaceSante.Cps.Pkcs11;

namespace MonEspaceSante.Transport;

/// <summary>The connection to the server.</summary>
internal static class ServerChannel
{
    private const int MaxReceivedMessageBytes = 4 * 1024 * 1024;

    // Each connection costs one operation of the card: it is kept for as long as a session may be idle.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);

    public static GrpcChannel Open(ClientSettings settings) =>
        GrpcChannel.ForAddress(settings.Server, new GrpcChannelOptions
        {
            HttpHandler = TokenCertificate.KeyOf(settings.Carte.AuthenticationCertificate) is { } key
                ? new CarteHandler(key, Handler(settings))
                : Handler(settings),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaxReceivedMessageBytes,
        });

    private static SocketsHttpHandler Handler(ClientSettings settings) => new()
    {
        SslOptions = ServerTrust.Options(settings),
        EnableMultipleHttp2Connections = true,
        PooledConnectionIdleTimeout = LongestIdle,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        ConnectTimeout = settings.CallDeadline,
        AllowAutoRedirect = false,
        UseCookies = false,

        // A sandbox on this machine is never behind the practice's proxy.
        UseProxy = !settings.Server.IsLoopback,
    };
}
