using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>Stands for the national téléservice: mutual TLS on the loopback interface, answers by what a request tells.</summary>
internal sealed class InsiStub : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Told, Func<HttpContext, InsiRequest, Task> Answer)> _scripts = new();
    private readonly ConcurrentQueue<InsiRequest> _requests = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly WebApplication _application;

    private InsiStub(WebApplication application)
    {
        _application = application;
        application.Run(AnswerAsync);
    }

    public Uri Url => new UriBuilder(_application.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First()) { Host = "localhost", Path = "/lps" }.Uri;

    public static async Task<InsiStub> StartAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.UseHttps(https =>
            {
                https.ServerCertificate = certificate;
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.ClientCertificateValidation = (_, _, _) => true;
            });
        }));
        var stub = new InsiStub(builder.Build());
        await stub._application.StartAsync();
        return stub;
    }

    /// <summary>How requests that tell a text are answered; the first text that is told decides.</summary>
    public void On(string told, Func<HttpContext, InsiRequest, Task> answer) => _scripts.Enqueue((told, answer));

    /// <summary>The requests that told a text, in the order they came.</summary>
    public IReadOnlyList<InsiRequest> Requests(string told) =>
        [.. _requests.Where(request => request.Text.Contains(told, StringComparison.Ordinal))];

    /// <summary>What was wrong with what was sent: requests that a strict téléservice would refuse.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new InsiRequest(
            await reader.ReadToEndAsync(), context.Request.ContentType!, context.Connection.ClientCertificate!)
        {
            SoapAction = context.Request.Headers["SOAPAction"],
        };
        _requests.Enqueue(request);
        foreach (var fault in StrictReading.Of(request)) _faults.Enqueue(fault);
        var script = _scripts.FirstOrDefault(entry => request.Text.Contains(entry.Told, StringComparison.Ordinal));
        await (script.Answer is { } answer ? answer(context, request) : StubAnswer.Code("01")(context, request));
    }
}
