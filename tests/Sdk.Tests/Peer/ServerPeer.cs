using System.Net;
using System.Security.Authentication;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MonEspaceSante.Sdk.Tests.Cps;

namespace MonEspaceSante.Sdk.Tests.Peer;

/// <summary>A server on the loopback that follows a script, over mutual TLS: it shows what the client does on the wire.</summary>
internal sealed class ServerPeer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ServerPeer(WebApplication application, PeerScript script)
    {
        _application = application;
        Script = script;
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Address = new Uri($"https://localhost:{new Uri(address).Port}");
    }

    public PeerScript Script { get; }

    public Uri Address { get; }

    public static async Task<ServerPeer> StartAsync(
        string hostName = "localhost",
        SslProtocols protocols = SslProtocols.None,
        ClientCertificateMode certificates = ClientCertificateMode.RequireCertificate)
    {
        var script = new PeerScript();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            Secure(listen, hostName, protocols, certificates);
            listen.Use(next => connection =>
            {
                script.Protocols.Enqueue(connection.Features.GetRequiredFeature<ITlsHandshakeFeature>().Protocol);
                return next(connection);
            });
        }));
        builder.Services.AddSingleton(script);
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<IServiceMethodProvider<SessionPeer>, SessionMethods>();
        builder.Services.AddSingleton<IServiceMethodProvider<DmpPeer>, DmpMethods>();
        builder.Services.AddSingleton<IServiceMethodProvider<InsPeer>, InsMethods>();
        builder.Services.AddSingleton<IServiceMethodProvider<ComptePeer>, CompteMethods>();
        var application = builder.Build();
        application.MapGrpcService<SessionPeer>();
        application.MapGrpcService<DmpPeer>();
        application.MapGrpcService<InsPeer>();
        application.MapGrpcService<ComptePeer>();
        await application.StartAsync();
        return new ServerPeer(application, script);
    }

    public MonEspaceSanteOptions Options(MonEspaceSante.Cps.ICarteCps carte) => new()
    {
        Server = Address,
        Carte = carte,
        Software = new Software("Essai", "1.0"),
        TrustedRoots = [CarteFile.WithoutKey(TestPki.Shared.Root)],
    };

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Secure(
        ListenOptions listen, string hostName, SslProtocols protocols, ClientCertificateMode certificates)
    {
        listen.Protocols = HttpProtocols.Http2;
        listen.UseHttps(https =>
        {
            https.ServerCertificate = TestPki.Shared.Server(hostName);
            https.ServerCertificateChain = [CarteFile.WithoutKey(TestPki.Shared.Intermediate)];
            https.SslProtocols = protocols;
            https.ClientCertificateMode = certificates;
            https.ClientCertificateValidation = (_, _, _) => true;
        });
    }
}
