using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Sdk.Tests.Peer;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Client;

internal sealed class ConnectionTests
{
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirDemonstration);
    private ICarteCps _carte = null!;

    [SetUp]
    public void InsertCard() => _carte = CarteFile.OpenDoctor();

    [TearDown]
    public void RemoveCard() => _carte.Dispose();

    [Test]
    public async Task Given_server_of_another_name_When_calling_Then_not_recognised()
    {
        await using var server = await ServerPeer.StartAsync("autre.example");

        await AssertRefusedAsync(server.Options(_carte), Reason.ServeurNonReconnu);
    }

    [Test]
    public async Task Given_server_of_another_authority_When_calling_Then_not_recognised()
    {
        await using var server = await ServerPeer.StartAsync();
        var options = server.Options(_carte);
        options.TrustedRoots = [_carte.SignatureCertificate];

        await AssertRefusedAsync(options, Reason.ServeurNonReconnu);
    }

    [Test]
    public async Task Given_authority_that_the_machine_does_not_know_When_none_is_told_Then_not_recognised()
    {
        await using var server = await ServerPeer.StartAsync();
        var options = server.Options(_carte);
        options.TrustedRoots = [];

        await AssertRefusedAsync(options, Reason.ServeurNonReconnu);
    }

    [Test]
    public async Task Given_no_server_When_calling_Then_unavailable()
    {
        var server = await ServerPeer.StartAsync();
        await server.DisposeAsync();

        await AssertRefusedAsync(server.Options(_carte), Reason.ServiceIndisponible);
    }

    [Test]
    public async Task Given_server_that_does_not_answer_When_calling_Then_deadline_ends_it()
    {
        await using var server = await ServerPeer.StartAsync();
        using var answered = new ManualResetEventSlim();
        server.Script.Find = _ =>
        {
            answered.Wait(TimeSpan.FromMinutes(1));
            return new();
        };
        var options = server.Options(_carte);
        options.CallDeadline = TimeSpan.FromSeconds(2);
        options.MaxAttempts = 1;
        await using var client = new MonEspaceSanteClient(options);
        await client.Session.GetSessionAsync();

        Assert.That(
            async () => await client.Dmp.FindAsync(Patient).AnyAsync(),
            Throws.InstanceOf<ServiceUnavailableException>().With.Property("Reason").EqualTo(Reason.DelaiDepasse));
        answered.Set();
    }

    private static async Task AssertRefusedAsync(MonEspaceSanteOptions options, Reason reason)
    {
        options.MaxAttempts = 1;
        await using var client = new MonEspaceSanteClient(options);
        Assert.That(
            async () => await client.Dossiers.CheckAsync(Patient),
            Throws.InstanceOf<ServiceUnavailableException>().With.Property("Reason").EqualTo(reason));
    }
}
