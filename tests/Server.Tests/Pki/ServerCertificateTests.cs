using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>The server's own certificate is replaced while it serves.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ServerCertificateTests : IAsyncDisposable
{
    private readonly SettableClock _clock = new();
    private readonly LogTranscript _log = new();
    private readonly LogSignal _signal = new();
    private readonly TestTrust _trust;
    private ServerHost _server = null!;

    public ServerCertificateTests() => _trust = new TestTrust(_clock);

    [SetUp]
    public async Task StartAsync() => _server = await _trust.StartAsync(_log, _signal);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _signal.Dispose();
        _log.Dispose();
        _trust.Dispose();
    }

    [Test]
    public async Task Given_a_new_certificate_When_a_minute_has_passed_Then_shown_to_who_comes_and_who_is_there_goes_on()
    {
        using var card = _trust.Card();
        using var client = new RawClient(_server.Url, _trust.Roots, card);
        await client.Health.CheckAsync(new());
        var former = await ShownAsync();
        var taken = _signal.On("The server's certificate was read again");

        using var renewed = _trust.WriteServerCertificate();
        _clock.Advance(TimeSpan.FromSeconds(15));
        await taken;

        Assert.That(await ShownAsync(), Is.EqualTo(renewed.Thumbprint).And.Not.EqualTo(former));
        Assert.That(async () => await client.Health.CheckAsync(new()), Throws.Nothing);
    }

    [TestCase("cut")]
    [TestCase("of another password")]
    [TestCase("without a key")]
    [TestCase("expired")]
    [TestCase("gone")]
    public async Task Given_a_new_certificate_that_cannot_serve_When_it_is_seen_Then_the_former_goes_on(string what)
    {
        var former = await ShownAsync();
        Spoil(what);

        _server.Services.GetRequiredService<TrustWatch>().Refresh();

        Assert.That(await ShownAsync(), Is.EqualTo(former));
        Assert.That(_log.Text, Does.Contain("The new certificate of the server cannot serve"));
    }

    private void Spoil(string what)
    {
        var path = _trust.Folder.ServerCertificate;
        using var card = _trust.Card();
        switch (what)
        {
            case "cut": File.WriteAllBytes(path, File.ReadAllBytes(path)[..200]); break;
            case "of another password": File.WriteAllBytes(path, card.Export(X509ContentType.Pkcs12, "autre")); break;
            case "without a key":
                using (var alone = X509CertificateLoader.LoadCertificate(card.RawData))
                    File.WriteAllBytes(path, alone.Export(X509ContentType.Pkcs12));
                break;
            case "expired": _trust.WriteServerCertificate(TimeSpan.FromMinutes(-1)).Dispose(); break;
            default: File.Delete(path); break;
        }
    }

    private X509ChainPolicy Roots()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTime = _clock.GetUtcNow().LocalDateTime,
        };
        policy.CustomTrustStore.AddRange(_trust.Roots);
        return policy;
    }

    // What the server shows to a connection that comes now.
    private async Task<string> ShownAsync()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", _server.Url.Port);
        await using var tls = new SslStream(socket.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            CertificateChainPolicy = Roots(),
        });
        return ((X509Certificate2)tls.RemoteCertificate!).Thumbprint;
    }
}
