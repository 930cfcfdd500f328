using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>What a visit asks of the card, counted on a virtual one. The clock is moved: one test at a time.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class CardEconomyTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly OperationsCarte Opened = new(Authentications: 1, Signatures: 1, CodeEntries: 1);

    private readonly SettableClock _clock = new();
    private PuceVirtuelle _puce = null!;
    private LecteurVirtuel _reader = null!;
    private MonEspaceSanteClient _client = null!;

    protected override SandboxOptions Options => new() { TimeProvider = _clock };

    [SetUp]
    public void Insert()
    {
        _puce = new PuceVirtuelle(Sandbox.OpenCarte("medecin"));
        _reader = new LecteurVirtuel(_puce);
        _client = Client(_reader.Open(SandboxFiles.Pin));
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _client.DisposeAsync();
        _puce.Dispose();
    }

    [Test]
    public void Given_a_client_that_calls_nobody_When_built_Then_the_card_is_left_alone() =>
        Assert.That(_puce.Operations, Is.EqualTo(new OperationsCarte(0, 0, CodeEntries: 1)));

    [Test]
    public async Task Given_many_first_calls_at_once_When_they_open_the_session_Then_two_operations_serve_all()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _client.Dossiers.CheckAsync(PatTrois)));

        Assert.That(_puce.Operations, Is.EqualTo(Opened));
        Assert.That(_puce.Operations.Total, Is.EqualTo(2));
    }

    [Test]
    public async Task Given_a_whole_visit_When_nothing_is_deposited_Then_the_card_is_asked_for_nothing_more()
    {
        var document = (await DepositAsync()).Documents[0];
        var deposited = _puce.Operations;

        await _client.Dossiers.OpenAsync(PatTrois);
        await _client.Dmp.FindAsync(PatTrois).CountAsync();
        await _client.Dmp.CountAsync(PatTrois);
        await _client.Dmp.RetrieveAsync(PatTrois, document.UniqueId, Stream.Null);
        await _client.Dmp.SetVisibilityAsync(PatTrois, document.UniqueId, Visibility.Everyone with { Professionals = false });
        await _client.Dossiers.ListAccessTracesAsync(PatTrois).Take(1).CountAsync();
        await _client.Dmp.GetWatchCursorAsync(PatTrois);
        await _client.Session.OpenConnexionSecreteAsync(await new GivenPatients(Sandbox).MinorAsync());
        await _client.Dmp.DeleteAsync(PatTrois, document.UniqueId);

        Assert.That(_puce.Operations, Is.EqualTo(deposited));
    }

    [Test]
    public async Task Given_deposits_When_signed_Then_each_is_one_operation_whatever_the_number_of_documents()
    {
        await DepositAsync();
        await DepositAsync(documents: 3);
        await DepositAsync();

        Assert.That(_puce.Operations, Is.EqualTo(Opened with { Signatures = 1 + 3 }));
    }

    [Test]
    public async Task Given_a_document_that_is_only_tried_When_judged_Then_the_card_signs_nothing()
    {
        await using var cda = await Consultation.By(_puce.Content, PatTrois).ToStreamAsync();

        await _client.Dmp.CheckSubmissionAsync(PatTrois, [new DocumentToSubmit(cda, Visibility.Everyone)]);

        Assert.That(_puce.Operations, Is.EqualTo(Opened));
    }

    [Test]
    public async Task Given_a_session_that_is_renewed_for_hours_When_it_goes_on_Then_neither_card_nor_code_is_asked_for()
    {
        await _client.Session.GetSessionAsync();
        for (var quarters = 0; quarters < 15; quarters++)
        {
            _clock.Advance(TimeSpan.FromMinutes(15));
            await _client.Session.GetSessionAsync();
        }

        Assert.That(_puce.Operations, Is.EqualTo(Opened));
    }

    [Test]
    public async Task Given_a_session_over_after_a_pause_When_calling_again_Then_one_signature_and_no_code()
    {
        await _client.Session.GetSessionAsync();
        _clock.Advance(TimeSpan.FromMinutes(31));
        await _client.Session.GetSessionAsync();

        Assert.That(_puce.Operations, Is.EqualTo(Opened with { Signatures = 2 }));
    }

    [Test]
    public async Task Given_a_slow_card_When_a_session_opens_Then_it_takes_two_of_its_operations()
    {
        _puce.SignatureDuration = TimeSpan.FromMilliseconds(400);
        var start = TimeProvider.System.GetTimestamp();

        await _client.Session.GetSessionAsync();

        Assert.That(TimeProvider.System.GetElapsedTime(start), Is.GreaterThan(TimeSpan.FromMilliseconds(780)));
        Assert.That(_puce.Operations.Total, Is.EqualTo(2));
    }

    [Test]
    public async Task Given_a_card_swapped_in_mid_work_When_the_next_one_opens_Then_each_session_is_its_own()
    {
        using var pharmacist = new PuceVirtuelle(Sandbox.OpenCarte("pharmacien"));
        await _client.Session.GetSessionAsync();

        _reader.Swap(pharmacist);
        var refusal = await Refused.ByAsync(_client.Dossiers.CheckAsync(PatTrois));
        await using var next = Client(_reader.Open(SandboxFiles.Pin));
        var session = await next.Session.GetSessionAsync();

        Assert.That(refusal, Is.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(Reason.CarteRetiree));
        Assert.That(session.Professional.PsIdNat, Is.EqualTo(pharmacist.Content.Porteur.Professional!.PsIdNat));
        Assert.That((_puce.Operations, pharmacist.Operations), Is.EqualTo((Opened, Opened)));
    }

    private async Task<Submission> DepositAsync(int documents = 1)
    {
        var lot = new List<DocumentToSubmit>();
        for (var i = 0; i < documents; i++)
            lot.Add(new(await Consultation.By(_puce.Content, PatTrois).ToStreamAsync(), Visibility.Everyone));
        return await _client.Dmp.SubmitAsync(PatTrois, lot);
    }

    private MonEspaceSanteClient Client(ICarteCps carte)
    {
        var options = Sandbox.ClientOptions(carte);
        options.TimeProvider = _clock;
        return new MonEspaceSanteClient(options);
    }
}
