using Grpc.Net.Client;

namespace MonEspaceSante.Transport;

/// <summary>The connection of a person, who has no certificate.</summary>
internal static class PersonChannel
{
    public static GrpcChannel Open(PersonneSettings settings) =>
        GrpcChannel.ForAddress(settings.Server, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                SslOptions = ServerTrust.Verification(settings.Server, settings.TrustedRoots),
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
                ConnectTimeout = settings.CallDeadline,
                AllowAutoRedirect = false,
                UseCookies = false,

                // A sandbox on this machine is never behind a proxy.
                UseProxy = !settings.Server.IsLoopback,
            },
            DisposeHttpClient = true,
        });
}
