using System.Security.Authentication;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Tests.Peer;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>Connections that are opened with a key that stays in the card.</summary>
internal sealed class TlsTests
{
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirDemonstration);

    [TestCase(SslProtocols.None, SslProtocols.Tls13)]
    [TestCase(SslProtocols.Tls12, SslProtocols.Tls12)]
    public async Task Given_a_card_When_connecting_Then_it_serves_what_the_server_speaks(
        SslProtocols server, SslProtocols expected)
    {
        var reader = await CardReader.WithDoctorAsync();
        using var carte = reader.Open();

        Assert.That(await ConnectAsync(carte, server), Is.EqualTo(expected));
    }

    [TestCase("no-pss", SslProtocols.None)]
    [TestCase("no-pss", SslProtocols.Tls12)]
    [TestCase("no-pss no-raw", SslProtocols.None)]
    [TestCase("no-raw", SslProtocols.None)]
    [TestCase("no-raw", SslProtocols.Tls12)]
    public async Task Experiment(string faults, SslProtocols server)
    {
        var reader = await CardReader.WithDoctorAsync();
        foreach (var f in faults.Split(' ')) reader.Order(f);
        using var carte = reader.Open();
        var p = await ConnectAsync(carte, server);
        Assert.Fail($"{faults} {server}: {p}");
    }

    private static async Task<SslProtocols> ConnectAsync(MonEspaceSante.Cps.ICarteCps carte, SslProtocols protocols)
    {
        await using var server = await ServerPeer.StartAsync(protocols: protocols);
        await using var client = new MonEspaceSanteClient(server.Options(carte));
        await client.Session.GetSessionAsync();
        return server.Script.Protocols.Single();
    }
}
