using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Server.ProSanteConnect;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>A server that is no sandbox brings no issuer along.</summary>
public sealed class NoIssuerTests
{
    [Test]
    public async Task Given_no_issuer_in_the_trust_space_When_a_token_is_judged_Then_nobody_vouches_for_it()
    {
        using var trust = new TestTrust(TimeProvider.System);
        await using var host = await ServerHost.StartAsync(trust.Options, _ => { });

        var refusal = await Refused.ByAsync(
            host.Services.GetRequiredService<Introspection>().FindAsync("jeton", CancellationToken.None));

        Assert.That(refusal.ReasonCode, Is.EqualTo("PSC_INDISPONIBLE"));
        Assert.That(host.Services.GetService<StubIssuer>(), Is.Null);
        Assert.That(File.Exists(trust.Folder.IssuerAddressFile), Is.False);
    }

    [Test]
    public void Given_an_issuer_and_no_certificate_to_ask_it_with_When_started_Then_the_server_does_not_start()
    {
        using var trust = new TestTrust(TimeProvider.System);
        trust.Options.TrustSpaceFile = Path.Combine(trust.Folder.Trust, "espace.json");
        File.WriteAllText(trust.Options.TrustSpaceFile, """
            {
                "version": "1", "source": "essai", "emetteur": "https://psc.example", "client": "service",
                "audiences": ["urn:dmp"], "acr": ["eidas1"], "logiciels": ["lps"]
            }
            """);

        Assert.That(() => ServerHost.StartAsync(trust.Options, _ => { }), Throws.InstanceOf<CryptographicException>());
    }
}
