using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Errors;
using MonEspaceSante.Sdk.Tests.Peer;
using MonEspaceSante.Sdk.Tests.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Session;

/// <summary>What faults of the way cost the card: nothing.</summary>
internal sealed class CardEconomyTests
{
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirDemonstration);

    private PuceVirtuelle _puce = null!;
    private ServerPeer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _puce = VirtualCard.OfDoctor();
        _server = await ServerPeer.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _server.DisposeAsync();
        _puce.Dispose();
    }

    [Test]
    public async Task Given_answers_that_are_lost_When_a_deposit_is_tried_again_Then_it_was_signed_once()
    {
        var tries = 0;
        _server.Script.Submit = async (parts, left) =>
        {
            await foreach (var part in parts.ReadAllAsync(left))
                tries += part.End is null ? 0 : 1;
            return tries < 3
                ? throw Received.Failure(StatusCode.Unavailable, null, Received.Info("SERVICE_INDISPONIBLE"))
                : new() { SubmissionId = $"{Guid.Empty}" };
        };
        await using var client = Client();
        using var cda = await Sample().ToStreamAsync();

        await client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone);

        Assert.That(tries, Is.EqualTo(3));
        Assert.That(_puce.Operations, Is.EqualTo(new OperationsCarte(Authentications: 1, Signatures: 2, CodeEntries: 1)));
    }

    [Test]
    public async Task Given_a_card_that_is_refused_When_many_wait_for_its_session_Then_it_signed_once_for_all()
    {
        _server.Script.OpeningRefusal = "CERTIFICAT_REVOQUE";
        await using var client = Client();

        var calls = Enumerable.Range(0, 20).Select(_ => client.Session.GetSessionAsync()).ToList();
        await Task.WhenAll(calls).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(calls, Has.All.Property("IsFaulted").True);
        Assert.That(_puce.Operations.Authentications, Is.EqualTo(1));
        Assert.That(_puce.Operations.Signatures, Is.LessThan(20));
    }

    [Test]
    public async Task Given_ten_cards_in_one_process_When_all_work_at_once_Then_each_pays_for_itself_alone()
    {
        var chips = Enumerable.Range(0, 10).Select(_ => VirtualCard.OfDoctor()).ToList();
        var clients = chips.ConvertAll(chip => Client(chip));

        await Task.WhenAll(clients.SelectMany(client => Enumerable.Range(0, 5).Select(_ => client.Dossiers.CheckAsync(Patient))));

        Assert.That(chips.Select(chip => chip.Operations), Has.All.EqualTo(new OperationsCarte(1, 1, 1)));
        Assert.That(_server.Script.Calls.Distinct().Count(), Is.EqualTo(10), "each has its own session");
        foreach (var client in clients) await client.DisposeAsync();
        chips.ForEach(chip => chip.Dispose());
    }

    private MonEspaceSanteClient Client(PuceVirtuelle? puce = null) =>
        new(_server.Options(new LecteurVirtuel(puce ?? _puce).Open(VirtualCard.Pin)));

    private CdaSample Sample() => new()
    {
        Patient = Patient,
        PatientName = new PersonName("TROIS", "DOMINIQUE"),
        Author = _puce.Content.Porteur.Professional!,
        Structure = _puce.Content.Activites[0].Structure,
        EffectiveTime = TimeProvider.System.GetUtcNow(),
    };
}
