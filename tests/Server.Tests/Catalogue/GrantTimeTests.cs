using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>What ends by itself. The clock is the fixture's: one test at a time.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(120_000)]
public sealed class GrantTimeTests(Engine engine) : CatalogueFixture(engine)
{
    private readonly SettableClock _clock = new();
    private readonly TemporaryFolder _folder = new();

    protected override TimeProvider Clock => _clock;

    protected override SandboxOptions Options
    {
        get
        {
            var file = Path.Combine(_folder.Path, "parametres.json");
            File.WriteAllText(file, """{ "parametres": { "duree-consentement-application-jours": { "valeur": 1 } } }""");
            return new SandboxOptions { TimeProvider = _clock, ParametersFile = file };
        }
    }

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task Given_a_grant_of_a_day_When_it_is_over_Then_streams_and_calls_end_and_no_clock_gives_it_back()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person, await ReferenceNowAsync());
        using var watch = application.Watch();
        await watch.ResponseStream.MoveNext(CancellationToken.None);

        _clock.Advance(TimeSpan.FromDays(1));
        var end = await ReasonAsync(WaitAsync(watch));
        var opening = await ReasonAsync(application.OpenAsync());
        _clock.Advance(TimeSpan.FromHours(-2));
        var back = await ReasonAsync(application.OpenAsync());

        Assert.That((end, opening, back), Is.EqualTo(("CONSENTEMENT_EXPIRE", "CONSENTEMENT_EXPIRE", "CONSENTEMENT_EXPIRE")));
        _clock.Advance(TimeSpan.FromHours(2));
    }

    [Test]
    public async Task Given_a_pairing_code_When_ten_minutes_are_over_Then_it_pairs_nothing_and_no_clock_gives_it_back()
    {
        var person = await PersonAsync();
        var id = await ReferenceNowAsync();
        var granted = await GrantAsync(person, id);
        var pairing = new PairApplicationRequest { ApplicationId = id, PairingCode = granted.PairingCode };

        _clock.Advance(TimeSpan.FromMinutes(10));
        var late = await ReasonAsync(Connect().Applications.PairApplicationAsync(pairing).ResponseAsync);
        _clock.Advance(TimeSpan.FromMinutes(-10));
        var back = await ReasonAsync(Connect().Applications.PairApplicationAsync(pairing).ResponseAsync);

        Assert.That((late, back), Is.EqualTo(("APPAIRAGE_INVALIDE", "APPAIRAGE_INVALIDE")));
    }

    [Test]
    public async Task Given_a_token_When_five_minutes_are_over_Then_expired_and_the_secret_opens_another()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person, await ReferenceNowAsync());

        _clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        var expired = await ReasonAsync(application.ListAsync());
        await application.OpenAsync();

        Assert.That(expired, Is.EqualTo("JETON_EXPIRE"));
        Assert.That(await application.ListIdsAsync(), Is.Empty);
    }

    [Test]
    public async Task Given_a_quiet_dossier_When_watched_Then_a_sign_of_life_comes_every_thirty_seconds()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person, await ReferenceNowAsync());
        using var watch = application.Watch();
        await watch.ResponseStream.MoveNext(CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(31));

        Assert.That(await watch.ResponseStream.MoveNext(CancellationToken.None), Is.True);
        Assert.That(watch.ResponseStream.Current.Documents, Is.Empty);
    }

    // The session of the operator outlives no jump of the clock.
    private async Task<string> ReferenceNowAsync()
    {
        var card = Cartes["operateur"];
        Operator.Bear((await Operator.OpenSessionAsync(RawClient.Assertion(card, _clock), card)).Token);
        return await ReferenceAsync();
    }

    private static async Task WaitAsync(Grpc.Core.AsyncServerStreamingCall<WatchGrantedDocumentsResponse> watch)
    {
        while (await watch.ResponseStream.MoveNext(CancellationToken.None))
        {
            // Only the end is looked for.
        }
    }
}
