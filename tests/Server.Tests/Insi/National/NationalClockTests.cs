using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>How the téléservice is spared as time goes by: pace, circuit breaker, batches that are remembered.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class NationalClockTests(Engine engine) : NationalFixture(engine)
{
    private const int PerSecond = 3;
    private const string Right = "277076322082910";

    private readonly SettableClock _clock = new();

    protected override TimeProvider Clock => _clock;

    protected override async Task PrepareAsync() => Platform = await NationalPlatform.StartAsync(
        ("reprises", 0),
        ("coupure_appels_min", 2),
        ("coupure_taux_echecs", 0.5),
        ("appels_par_seconde", PerSecond),
        ("appels_en_attente", 0));

    // Long enough for a broken circuit to close, and for what it remembers to be forgotten.
    [SetUp]
    public async Task RestAsync()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        await using var client = Client();
        await client.Ins.SearchAsync(Traits("REPOS"));
        _clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Test]
    public async Task Given_a_teleservice_that_keeps_failing_When_looked_for_Then_it_is_no_longer_asked()
    {
        Stub.On("EN-PANNE", StubAnswer.Fault("siram_40", "insi_102"));
        await using var client = Client();
        for (var call = 0; call < 2; call++) await Refused.ByAsync(client.Ins.SearchAsync(Traits("EN-PANNE")));

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Traits("EN-PANNE")));

        Assert.That(refusal.ReasonCode, Is.EqualTo("INSI_INDISPONIBLE"));
        Assert.That(Stub.Requests("EN-PANNE"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Given_more_calls_than_the_pace_When_made_Then_they_do_not_leave_and_break_no_circuit()
    {
        Stub.On("PRESSEE", StubAnswer.Found(new StubPerson("PRESSEE")));
        await using var client = Client();
        await client.Session.GetSessionAsync();
        for (var call = 0; call < PerSecond; call++) await client.Ins.SearchAsync(Traits("PRESSEE"));

        var reasons = new List<string>();
        for (var call = 0; call < 2 * PerSecond; call++) reasons.Add(await OutcomeAsync(client));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var next = await client.Ins.SearchAsync(Traits("PRESSEE"));

        // Slow machines let a turn come while calls are made.
        Assert.That(reasons, Has.Some.EqualTo("INSI_INDISPONIBLE").And.All.AnyOf("INSI_INDISPONIBLE", "Trouve"));
        Assert.That(Stub.Requests("PRESSEE"), Has.Count.EqualTo(
            PerSecond + 1 + reasons.Count(reason => reason == "Trouve")), "the others did not leave");
        Assert.That(next.Outcome, Is.EqualTo(InsOutcome.Trouve), "nothing but the pace was in the way");
    }

    [TestCase(30, 1, Description = "soon: the batch that was left is read")]
    [TestCase(90, 2, Description = "after an hour: it is forgotten, and another one is left")]
    public async Task Given_a_batch_that_a_caller_left_When_they_come_back_Then_it_is_read_as_long_as_it_is_kept(
        int minutes, int lots)
    {
        var name = Name();
        var batches = new StubBatches(Right[..13], isReady: false);
        Stub.On(name, batches.AnswerAsync);
        Stub.On(batches.Prefix, batches.AnswerAsync);
        await using (var client = Client())
        {
            using var left = new CancellationTokenSource();
            batches.Read += left.Cancel;
            Assert.CatchAsync<OperationCanceledException>(() => VerifyAsync(client, name, left.Token));
            batches.Read -= left.Cancel;
        }

        batches.IsReady = true;
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        await using var again = Client();
        var verdicts = await VerifyAsync(again, name, CancellationToken.None);

        Assert.That(verdicts.Select(line => line.ReasonCode), Has.All.Null.And.Exactly(10).Items);
        Assert.That(batches.Sizes.Count(), Is.EqualTo(lots));
    }

    private static async Task<string> OutcomeAsync(MonEspaceSanteClient client)
    {
        try
        {
            return (await client.Ins.SearchAsync(Traits("PRESSEE"))).Outcome.ToString();
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.ReasonCode;
        }
    }

    private static async Task<List<VerifiedIdentity>> VerifyAsync(
        MonEspaceSanteClient client, string name, CancellationToken cancellationToken)
    {
        var lines = Enumerable.Range(0, 10).Select(rank =>
            new IdentityToVerify($"{rank}", Ins.Parse(Right, InsOid.Nir), Traits(name)));
        return await client.Ins.VerifyAllAsync(lines.ToAsyncEnumerable(), cancellationToken).ToListAsync(cancellationToken);
    }
}
