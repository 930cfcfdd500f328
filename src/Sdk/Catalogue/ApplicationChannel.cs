using System.Net.Security;
using Grpc.Net.Client;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Catalogue;

/// <summary>The connection of an application to the server, under mutual TLS.</summary>
internal static class ApplicationChannel
{
    private const int MaxReceivedMessageBytes = 4 * 1024 * 1024;

    public static GrpcChannel Open(ApplicationSettings settings)
    {
        var ssl = ServerTrust.Verification(settings.Server, settings.TrustedRoots);
        ssl.ClientCertificateContext =
            SslStreamCertificateContext.Create(settings.Certificate, settings.Chain, offline: true);
        return GrpcChannel.ForAddress(settings.Server, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                SslOptions = ssl,
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
                KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
                ConnectTimeout = settings.CallDeadline,
                AllowAutoRedirect = false,
                UseCookies = false,

                // A sandbox on this machine is never behind a proxy.
                UseProxy = !settings.Server.IsLoopback,
            },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaxReceivedMessageBytes,
        });
    }
}
