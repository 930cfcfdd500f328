using System.Security.Authentication;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Client;
using MonEspaceSante.Sdk.Tests.Peer;
using MonEspaceSante.Sdk.Tests.Signing;
using NUnit.Framework;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>Connections that are opened with a key that stays in the card.</summary>
internal sealed class TlsTests
{
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirDemonstration);

    // A card without RSASSA-PSS serves TLS 1.3 where OpenSSL can pad for it, else TLS 1.2.
    [TestCase("", SslProtocols.None, SslProtocols.Tls13)]
    [TestCase("", SslProtocols.Tls12, SslProtocols.Tls12)]
    [TestCase("no-raw", SslProtocols.None, SslProtocols.Tls13)]
    [TestCase("no-raw", SslProtocols.Tls12, SslProtocols.Tls12)]
    [TestCase("no-pss", SslProtocols.None, SslProtocols.Tls13)]
    [TestCase("untold", SslProtocols.None, SslProtocols.Tls12)]
    public async Task Given_card_When_connecting_Then_the_version_suits_it_and_two_operations_open(
        string fault, SslProtocols server, SslProtocols expected)
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order(fault);
        using var carte = reader.Open();
        await using var peer = await ServerPeer.StartAsync(protocols: server);
        await using var client = new MonEspaceSanteClient(peer.Options(carte));

        await client.Session.GetSessionAsync();

        Assert.That(peer.Script.Protocols, Is.EqualTo(new[] { expected }));
        Assert.That(reader.Count("C_Sign"), Is.EqualTo(2));
        Assert.That(reader.Count("C_Login"), Is.EqualTo(1));
    }

    [TestCase("long-signature")]
    [TestCase("long-signature no-pss")]
    public async Task Given_module_that_answers_more_than_a_signature_When_connecting_Then_none_of_it_is_used(string faults)
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order(faults);
        using var carte = reader.Open();

        await AssertRefusedAsync(carte, Reason.CarteIllisible);
    }

    [Test]
    public async Task Given_card_that_signs_PKCS1_alone_When_the_server_asks_for_PSS_Then_the_card_is_the_reason()
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order("no-pss no-raw");
        using var carte = reader.Open();

        await AssertRefusedAsync(carte, Reason.CarteAlgorithmeAbsent);
    }

    [Test]
    public async Task Given_card_that_signs_PKCS1_alone_When_the_server_asks_for_that_Then_it_serves_TLS_1_2()
    {
        var reader = await TestCards.DoctorAsync();
        reader.Order("no-pss no-raw");
        using var carte = reader.Open();
        await using var server = await OpensslServer.StartAsync("RSA+SHA256");

        await using var connection = await server.ConnectAsync(carte);

        Assert.That(connection.SslProtocol, Is.EqualTo(SslProtocols.Tls12));
        Assert.That(connection.IsMutuallyAuthenticated, Is.True);
        Assert.That(reader.Count("C_Sign"), Is.EqualTo(1));
    }

    [Test]
    public async Task Given_card_that_leaves_in_the_handshake_When_connecting_Then_the_card_is_the_reason()
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();
        reader.Order("removed-by-signing");

        await AssertRefusedAsync(carte, Reason.CarteRetiree);
    }

    [Test]
    public async Task Given_deposit_signed_by_the_card_When_OpenSSL_verifies_as_CAdES_Then_accepted()
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();
        await using var peer = await ServerPeer.StartAsync();
        ReceivedDeposit? deposit = null;
        peer.Script.Submit = async (parts, _) =>
        {
            deposit = await ReceivedDeposit.ReadAsync(parts);
            return new Wire.Submission { SubmissionId = $"{Guid.AllBitsSet}" };
        };
        await using var client = new MonEspaceSanteClient(peer.Options(carte));
        await using var document = await Sample(carte).ToStreamAsync();

        await client.Dmp.SubmitAsync(Patient, document, Visibility.Everyone);

        var verdict = await OpensslCms.VerifyAsync(
            deposit!.End.Manifest.ToByteArray(),
            deposit.End.Signature.ToByteArray(),
            TestPki.Shared.Root.ExportCertificatePem());
        Assert.That(verdict.ExitCode, Is.Zero, verdict.Errors);
        Assert.That(reader.Count("C_Sign"), Is.EqualTo(3));
    }

    [Test]
    public async Task Given_many_clients_When_they_connect_to_one_card_at_once_Then_each_is_served()
    {
        const int Clients = 100;
        var reader = await TestCards.DoctorAsync();
        var cartes = Enumerable.Range(0, 4).Select(_ => reader.Open()).ToList();
        await using var peer = await ServerPeer.StartAsync();

        var sessions = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => Task.Run(async () =>
        {
            var options = peer.Options(cartes[i % cartes.Count]);
            options.CallDeadline = TimeSpan.FromMinutes(2);
            await using var client = new MonEspaceSanteClient(options);
            return await client.Session.GetSessionAsync();
        })));

        Assert.That(sessions, Has.Length.EqualTo(Clients));
        Assert.That(reader.Count("C_Sign"), Is.EqualTo(2 * Clients));
        cartes.ForEach(c => c.Dispose());
        Assert.That(reader.Count("C_CloseSession"), Is.EqualTo(cartes.Count));
    }

    private static async Task AssertRefusedAsync(ICarteCps carte, Reason reason)
    {
        await using var peer = await ServerPeer.StartAsync();
        var options = peer.Options(carte);
        options.MaxAttempts = 1;
        await using var client = new MonEspaceSanteClient(options);

        Assert.That(
            () => client.Session.GetSessionAsync(),
            Throws.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(reason));
    }

    private static CdaSample Sample(Pkcs11Carte carte) => new()
    {
        Patient = Patient,
        PatientName = new PersonName("TROIS", "DOMINIQUE"),
        Author = carte.Porteur.Professional!,
        Structure = carte.Activites[0].Structure,
        EffectiveTime = TimeProvider.System.GetUtcNow(),
    };
}
