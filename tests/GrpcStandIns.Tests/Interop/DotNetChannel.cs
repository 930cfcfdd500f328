using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;

namespace MonEspaceSante.GrpcStandIns.Tests.Interop;

/// <summary>Our client's connection to a peer on the loopback address.</summary>
internal static class DotNetChannel
{
    public static GrpcChannel To(int port, TestAuthority trusted, X509Certificate2? own, CountingGzip gzip)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = trusted.Trust();
        handler.SslOptions.ClientCertificates = own is null ? [] : [own];
        return GrpcChannel.ForAddress(
            $"https://127.0.0.1:{port}",
            new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true, CompressionProviders = [gzip] });
    }
}
