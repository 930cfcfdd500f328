using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MonEspaceSante.GrpcStandIns.Tests.Interop;

/// <summary>Our peer on Kestrel, on a free port of the loopback address, mutual TLS required.</summary>
internal sealed class DotNetServer(WebApplication application) : IAsyncDisposable
{
    public DotNetPeer Peer => application.Services.GetRequiredService<DotNetPeer>();

    public CountingGzip Gzip => application.Services.GetRequiredService<CountingGzip>();

    public string Address => new Uri(application.Urls.Single()).Authority;

    public static async Task<DotNetServer> StartAsync(TestAuthority authority)
    {
        var gzip = new CountingGzip();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(gzip).AddSingleton<DotNetPeer>();
        builder.Services.AddGrpc(options => options.CompressionProviders = [gzip]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            endpoint.UseHttps(MutualTls(authority));
        }));

        var application = builder.Build();
        application.MapGrpcService<DotNetPeer>();
        await application.StartAsync();
        return new DotNetServer(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static HttpsConnectionAdapterOptions MutualTls(TestAuthority authority) => new()
    {
        ServerCertificate = authority.Issue("dotnet-server"),
        ClientCertificateMode = ClientCertificateMode.RequireCertificate,
        OnAuthenticate = (_, options) => options.CertificateChainPolicy = authority.Trust(),
    };
}
