using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>A Pro Santé Connect of the sandbox's own, on a port of its own: it behaves as the real one is known
/// to.</summary>
internal sealed class StubIssuer(
    ServerOptions options, ServerCertificate certificate, IssuerEndpoints endpoints, ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private WebApplication? _application;

    /// <summary>Where it listens, once it has started.</summary>
    public Uri Url { get; private set; } = null!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        // Requests carry codes and names in their addresses: what ASP.NET would tell of them stays untold.
        builder.Logging.ClearProviders().AddProvider(new SharedLog(loggers)).AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(Listen);
        _application = builder.Build();
        endpoints.Map(_application, () => Url.AbsoluteUri.TrimEnd('/'));
        await _application.StartAsync(cancellationToken);
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        Url = new UriBuilder(addresses.Addresses.First()) { Host = "localhost" }.Uri;
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _application?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _application?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Listen(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(
            IPAddress.Loopback,
            options.IssuerPort,
            endpoint => endpoint.UseHttps(https => ServerHost.Authenticate(https, certificate)));
    }
}
