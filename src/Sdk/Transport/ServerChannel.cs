using System.Net.Security;
using Grpc.Net.Client;

namespace MonEspaceSante.Transport;

/// <summary>The connection to the server.</summary>
internal static class ServerChannel
{
    public static GrpcChannel Open(ServerSettings settings, SslClientAuthenticationOptions ssl) =>
        Open(settings, Handler(settings, ssl));

    public static GrpcChannel Open(ServerSettings settings, HttpMessageHandler handler) =>
        GrpcChannel.ForAddress(settings.Address, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });

    public static SocketsHttpHandler Handler(ServerSettings settings, SslClientAuthenticationOptions ssl) => new()
    {
        SslOptions = ssl,
        EnableMultipleHttp2Connections = true,
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
        ConnectTimeout = settings.CallDeadline,
        AllowAutoRedirect = false,
        UseCookies = false,

        // A sandbox on this machine is never behind the practice's proxy.
        UseProxy = !settings.Address.IsLoopback,
    };
}
