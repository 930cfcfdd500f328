using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MonEspaceSante.Benchmarks;

/// <summary>A bare gRPC server over mutual TLS on the loopback interface: what this machine can do at best.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate;

    private EchoServer(WebApplication application, X509Certificate2 certificate)
    {
        _application = application;
        _certificate = certificate;
    }

    public static async Task<EchoServer> StartAsync(CancellationToken cancellationToken)
    {
        var certificate = Certificate();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            endpoint.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (_, _, _) => true;
            });
        }));
        builder.Services.AddGrpc();
        var application = builder.Build();
        application.MapGrpcService<EchoIns>();
        application.MapGrpcService<EchoAnnuaire>();
        await application.StartAsync(cancellationToken);
        return new EchoServer(application, certificate);
    }

    public GrpcChannel Open(X509Certificate2 client)
    {
        var address = _application.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler
            {
                UseProxy = false,
                SslOptions = new SslClientAuthenticationOptions
                {
                    ClientCertificates = [client],
                    RemoteCertificateValidationCallback = (_, shown, _, _) => _certificate.Equals(shown),
                },
            },
            DisposeHttpClient = true,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _certificate.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
    }
}
