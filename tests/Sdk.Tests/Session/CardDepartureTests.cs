using Grpc.Core;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Sdk.Tests.Cps.Pkcs11;
using MonEspaceSante.Sdk.Tests.Peer;
using MonEspaceSante.Sdk.Tests.Testing;
using NUnit.Framework;
using Visibility = MonEspaceSante.Dmp.Visibility;

namespace MonEspaceSante.Sdk.Tests.Session;

/// <summary>What becomes of a client whose card leaves its reader.</summary>
internal sealed class CardDepartureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirDemonstration);

    private PuceVirtuelle _puce = null!;
    private PuceVirtuelle _other = null!;
    private readonly LecteurVirtuel _reader = new();
    private ServerPeer _server = null!;
    private MonEspaceSanteClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerPeer.StartAsync();
        _puce = VirtualCard.OfDoctor();
        _other = VirtualCard.OfDoctor();
        _reader.Insert(_puce);
        _client = Client(_reader.Open(VirtualCard.Pin));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        _puce.Dispose();
        _other.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Given_an_open_session_When_the_card_leaves_Then_it_is_closed_and_all_later_calls_are_refused()
    {
        await _client.Dossiers.CheckAsync(Patient);

        _reader.Remove();
        var refusals = new[]
        {
            await RefusedAsync(_client.Dossiers.CheckAsync(Patient)),
            await RefusedAsync(_client.Session.GetSessionAsync()),
            await RefusedAsync(_client.Dmp.WatchAsync(Patient).FirstAsync().AsTask()),
        };
        await _client.DisposeAsync();

        Assert.That(refusals, Has.All.EqualTo((Reason.CarteRetiree, false)));
        Assert.That(_server.Script.Closings, Is.EqualTo(new[] { "jeton-1" }));
        Assert.That(_server.Script.Calls, Has.Count.EqualTo(1), "nothing was sent after the card had left");
        Assert.That(_puce.Operations, Is.EqualTo(new OperationsCarte(1, 1, 1)));
    }

    [Test]
    public async Task Given_the_card_comes_back_When_calling_with_the_old_client_Then_it_stays_refused_and_a_new_one_serves()
    {
        await _client.Dossiers.CheckAsync(Patient);
        _reader.Remove();
        _reader.Insert(_puce);
        await using var next = Client(_reader.Open(VirtualCard.Pin));

        var refusal = await RefusedAsync(_client.Dossiers.CheckAsync(Patient));
        await next.Dossiers.CheckAsync(Patient);

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CarteRetiree));
        Assert.That(_puce.Operations, Is.EqualTo(new OperationsCarte(2, 2, CodeEntries: 2)));
    }

    [Test]
    public async Task Given_a_call_under_way_When_the_card_leaves_Then_it_ends_at_once_and_is_not_tried_again()
    {
        await _client.Session.GetSessionAsync();
        using var answer = new ManualResetEventSlim();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tries = 0;
        _server.Script.Find = _ =>
        {
            tries++;
            asked.SetResult();
            answer.Wait(Patience);
            return new();
        };
        var call = _client.Dmp.FindAsync(Patient).AnyAsync().AsTask();
        await asked.Task.WaitAsync(Patience);

        _reader.Remove();
        var refusal = await RefusedAsync(call);
        answer.Set();

        Assert.That((refusal.Reason, tries), Is.EqualTo((Reason.CarteRetiree, 1)));
    }

    [Test]
    public async Task Given_a_pause_between_two_tries_When_the_card_leaves_Then_nothing_is_waited_for()
    {
        await _client.Session.GetSessionAsync();
        for (var i = 0; i < 4; i++) _server.Script.Refusals.Enqueue((StatusCode.Unavailable, "SERVICE_INDISPONIBLE"));
        var call = _client.Dossiers.CheckAsync(Patient);

        _reader.Remove();

        Assert.That((await RefusedAsync(call)).Reason, Is.EqualTo(Reason.CarteRetiree));
    }

    [Test]
    public async Task Given_a_watch_When_the_card_leaves_Then_it_ends_with_it()
    {
        var standing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Script.Watch = async (messages, left) =>
        {
            await messages.WriteAsync(new WatchDossierResponse { Cursor = "début" }, left);
            standing.SetResult();
            await Task.Delay(Timeout.Infinite, left);
        };
        var watch = _client.Dmp.WatchAsync(Patient).FirstAsync().AsTask();
        await standing.Task.WaitAsync(Patience);

        _reader.Remove();

        Assert.That((await RefusedAsync(watch)).Reason, Is.EqualTo(Reason.CarteRetiree));
        Assert.That(_server.Script.Watches, Has.Count.EqualTo(1), "it was not taken up again");
    }

    [Test]
    public async Task Given_a_deposit_waiting_for_its_signature_When_the_card_is_swapped_Then_it_is_never_completed()
    {
        await _client.Session.GetSessionAsync();
        var ended = new TaskCompletionSource<bool>();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Script.Submit = async (parts, _) =>
        {
            ended.SetResult(await HasEndAsync(parts, asked));
            return new();
        };
        _puce.SignatureDuration = Timeout.InfiniteTimeSpan;
        using var cda = await Sample().ToStreamAsync();
        var deposit = _client.Dmp.SubmitAsync(Patient, cda, Visibility.Everyone);
        await asked.Task.WaitAsync(Patience);

        _reader.Swap(_other);

        Assert.That((await RefusedAsync(deposit)).Reason, Is.EqualTo(Reason.CarteRetiree));
        Assert.That(await ended.Task.WaitAsync(Patience), Is.False, "the server has no manifest");
        Assert.That((_puce.Operations.Signatures, _other.Operations.Total), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Given_the_opening_waits_for_the_card_When_it_leaves_Then_all_who_wait_are_refused_and_no_session_opens()
    {
        _puce.SignatureDuration = Timeout.InfiniteTimeSpan;
        var calls = Enumerable.Range(0, 5).Select(_ => _client.Dossiers.CheckAsync(Patient)).ToList();

        _reader.Remove();

        foreach (var call in calls) Assert.That((await RefusedAsync(call)).Reason, Is.EqualTo(Reason.CarteRetiree));
        Assert.That(_server.Script.Openings, Is.Empty);
        Assert.That(_puce.Operations.Total, Is.Zero);
    }

    [Test]
    public async Task Given_another_card_signs_in_its_place_When_a_session_opens_Then_nothing_is_sent()
    {
        using var other = new OtherKeyCarte(CarteFile.OpenDoctor());
        await using var client = Client(other);

        var refusal = await RefusedAsync(client.Session.GetSessionAsync());

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CarteIllisible));
        Assert.That(_server.Script.Openings, Is.Empty);
    }

    [Test]
    public async Task Given_two_cards_side_by_side_When_one_leaves_Then_the_other_serves_on()
    {
        var second = new LecteurVirtuel(_other);
        await using var neighbour = Client(second.Open(VirtualCard.Pin));
        await Task.WhenAll(_client.Dossiers.CheckAsync(Patient), neighbour.Dossiers.CheckAsync(Patient));

        _reader.Remove();
        await neighbour.Dossiers.CheckAsync(Patient);

        Assert.That((await RefusedAsync(_client.Dossiers.CheckAsync(Patient))).Reason, Is.EqualTo(Reason.CarteRetiree));
        Assert.That(_other.Operations, Is.EqualTo(new OperationsCarte(1, 1, 1)));
    }

    [Test]
    public async Task Given_a_card_in_a_real_reader_When_it_leaves_Then_the_client_ends_with_it()
    {
        var reader = await TestCards.DoctorAsync();
        using var carte = reader.Open();
        await using var client = Client(carte);
        await client.Dossiers.CheckAsync(Patient);
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = carte.Removal.Register(left.SetResult);

        reader.Order("removed");
        await left.Task.WaitAsync(Patience);

        Assert.That((await RefusedAsync(client.Dossiers.CheckAsync(Patient))).Reason, Is.EqualTo(Reason.CarteRetiree));
    }

    [Test]
    public async Task Given_a_caller_who_cancels_When_the_card_stays_Then_the_call_is_cancelled_by_that_token()
    {
        using var cancelling = new CancellationTokenSource();
        _puce.SignatureDuration = Timeout.InfiniteTimeSpan;
        var call = _client.Dossiers.CheckAsync(Patient, cancellationToken: cancelling.Token);

        await cancelling.CancelAsync();

        var cancelled = Assert.CatchAsync<OperationCanceledException>(() => call);
        Assert.That(cancelled!.CancellationToken, Is.EqualTo(cancelling.Token));
    }

    private static async Task<bool> HasEndAsync(
        IAsyncStreamReader<SubmitDocumentsRequest> parts, TaskCompletionSource started)
    {
        try
        {
            await foreach (var part in parts.ReadAllAsync())
            {
                if (part.End is not null) return true;
                started.TrySetResult();
            }
        }
        catch (IOException)
        {
            return false;
        }

        return false;
    }

    private static async Task<(Reason Reason, bool IsTransient)> RefusedAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (CarteRefusedException refusal)
        {
            return (refusal.Reason, refusal.IsTransient);
        }

        throw new AssertionException("The card was not refused.");
    }

    private MonEspaceSanteClient Client(ICarteCps carte) => new(_server.Options(carte));

    private CdaSample Sample() => new()
    {
        Patient = Patient,
        PatientName = new PersonName("TROIS", "DOMINIQUE"),
        Author = _puce.Content.Porteur.Professional!,
        Structure = _puce.Content.Activites[0].Structure,
        EffectiveTime = TimeProvider.System.GetUtcNow(),
        Body = CdaSampleBody.Pdf,
    };
}
