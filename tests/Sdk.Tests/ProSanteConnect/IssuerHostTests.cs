using System.Net;
using MonEspaceSante.Cps;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Sdk.Tests.Peer;
using MonEspaceSante.Transport;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.ProSanteConnect;

/// <summary>An issuer names its endpoints in its discovery document: they may be on hosts of their own.</summary>
internal sealed class IssuerHostTests
{
    [Test]
    public async Task Given_an_endpoint_on_a_host_of_its_own_When_called_Then_it_must_bear_the_name_of_that_host()
    {
        using var carte = CarteFile.OpenDoctor();
        await using var endpoint = await ServerPeer.StartAsync();
        await using var impostor = await ServerPeer.StartAsync("psc.example");
        using var http = Client(carte);

        using var answer = await http.GetAsync(endpoint.Address);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(async () => await http.GetAsync(impostor.Address), Throws.InstanceOf<HttpRequestException>());
    }

    private static HttpClient Client(ICarteCps carte) => new(new SocketsHttpHandler
    {
        SslOptions = ServerTrust.Options(
            new Uri("https://psc.example"), carte, [CarteFile.WithoutKey(TestPki.Shared.Root)]),
        UseProxy = false,
    })
    {
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };
}
