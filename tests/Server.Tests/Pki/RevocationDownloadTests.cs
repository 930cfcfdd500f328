using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>Lists fetched from their addresses: what is taken, what is refused, what is kept.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RevocationDownloadTests : IAsyncDisposable
{
    private const string Taken = "Revocation list of ac-igc-sante-fort-personnes taken";

    private readonly SettableClock _clock = new();
    private readonly LogTranscript _log = new();
    private readonly PublishedList _published = new();
    private readonly TestTrust _trust;
    private readonly X509Certificate2 _card;
    private WebStub _web = null!;
    private ServiceProvider _judges = null!;

    public RevocationDownloadTests()
    {
        _trust = new TestTrust(_clock);
        _card = _trust.Card();
    }

    private static IEnumerable<string> Spoilt => SpoiltLists.All.Keys;

    [SetUp]
    public async Task StartAsync()
    {
        _web = await WebStub.StartAsync(_published.AnswerAsync);
        _trust.Announce(TestTrust.PersonsName, list: new Uri(_web.Url, "personnes.crl"));
        _judges = _trust.Judges(_log);
    }

    public async ValueTask DisposeAsync()
    {
        await _judges.DisposeAsync();
        await _web.DisposeAsync();
        _card.Dispose();
        _log.Dispose();
        _trust.Dispose();
    }

    [Test]
    public async Task Given_a_revocation_at_the_address_When_refreshed_Then_in_force_and_kept_for_a_restart_without_network()
    {
        var before = await RefusalAsync(_judges);
        _published.Publish(_trust.List(_trust.Persons, _card));

        await RefreshAsync();
        var after = await RefusalAsync(_judges);
        await _web.DisposeAsync();
        await using var restarted = _trust.Judges();

        Assert.That(before, Is.Null);
        Assert.That(after, Is.EqualTo(Reason.CertificatRevoque));
        Assert.That(await RefusalAsync(restarted), Is.EqualTo(Reason.CertificatRevoque));
    }

    [Test]
    public async Task Given_a_list_that_was_taken_When_refreshed_Then_sent_again_only_once_it_changed()
    {
        _published.Publish(_trust.List(_trust.Persons));
        await RefreshAsync();
        await RefreshAsync();
        var unchanged = (_published.Asked, _published.Sent);

        _published.Publish(_trust.List(_trust.Persons, _card));
        await RefreshAsync();

        Assert.That(unchanged, Is.EqualTo((2, 1)));
        Assert.That(_published.Sent, Is.EqualTo(2));
        Assert.That(await RefusalAsync(_judges), Is.EqualTo(Reason.CertificatRevoque));
    }

    [TestCaseSource(nameof(Spoilt))]
    public async Task Given_a_list_that_cannot_be_taken_When_refreshed_Then_the_former_stays_and_it_is_asked_for_again(string what)
    {
        _published.Publish(_trust.List(_trust.Persons, _card));
        await RefreshAsync();
        var kept = await File.ReadAllBytesAsync(KeptFile);

        _published.Publish(SpoiltLists.All[what](_trust, _clock.GetUtcNow()));
        await RefreshAsync();
        await RefreshAsync();

        Assert.That(await RefusalAsync(_judges), Is.EqualTo(Reason.CertificatRevoque));
        Assert.That(await File.ReadAllBytesAsync(KeptFile), Is.EqualTo(kept));
        Assert.That(_published.Sent, Is.EqualTo(3));
        Assert.That(_log.Text, Does.Contain("was not refreshed"));
    }

    [Test]
    public async Task Given_a_service_that_fails_twice_When_refreshed_Then_the_third_try_is_taken()
    {
        _published.Publish(_trust.List(_trust.Persons, _card));
        _published.Fail(2);

        await RefreshAsync();

        Assert.That(_published.Asked, Is.EqualTo(3));
        Assert.That(await RefusalAsync(_judges), Is.EqualTo(Reason.CertificatRevoque));
    }

    [Test]
    public async Task Given_a_service_that_keeps_failing_When_refreshed_Then_left_alone_for_half_a_minute()
    {
        _published.Fail(int.MaxValue);
        await RefreshAsync();
        await RefreshAsync();
        var asked = _published.Asked;

        await RefreshAsync();
        var whileLeftAlone = _published.Asked;
        _published.Fail(0);
        _published.Publish(_trust.List(_trust.Persons, _card));
        _clock.Advance(TimeSpan.FromSeconds(31));
        await RefreshAsync();

        Assert.That(whileLeftAlone, Is.EqualTo(asked));
        Assert.That(await RefusalAsync(_judges), Is.EqualTo(Reason.CertificatRevoque));
    }

    [Test]
    public async Task Given_an_address_that_never_answers_When_another_changes_Then_its_list_is_taken_in_time()
    {
        using var signal = new LogSignal();
        await using var web = await WebStub.StartAsync(context =>
            Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        _trust.Announce((TestTrust.RootName, web.Url, null), (TestTrust.PersonsName, new Uri(_web.Url, "personnes.crl"), null));
        await using var judges = _trust.Judges(signal);
        using var download = judges.GetRequiredService<RevocationDownload>();
        _published.Publish(_trust.List(_trust.Persons));
        var first = signal.On(Taken);
        await download.StartAsync(CancellationToken.None);
        await first;

        var second = signal.On(Taken);
        _published.Publish(_trust.List(_trust.Persons, _card));
        _clock.Advance(TimeSpan.FromSeconds(20));
        await second;

        Assert.That(await RefusalAsync(judges), Is.EqualTo(Reason.CertificatRevoque));
        await download.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task Given_addresses_that_keep_failing_When_another_changes_Then_it_is_not_left_alone_with_them()
    {
        var organizations = _trust.Root.CreateIntermediate(TestTrust.OrganizationsName, _clock.GetUtcNow());
        _trust.Install("organisations", organizations.Certificate);
        await using var broken = await WebStub.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        });
        _trust.Announce(
            (TestTrust.RootName, broken.Url, null),
            (TestTrust.OrganizationsName, broken.Url, null),
            (TestTrust.PersonsName, new Uri(_web.Url, "personnes.crl"), null));
        await using var judges = _trust.Judges();
        var download = judges.GetRequiredService<RevocationDownload>();
        _published.Publish(_trust.List(_trust.Persons));
        await download.RefreshAsync(CancellationToken.None);
        await download.RefreshAsync(CancellationToken.None);

        _published.Publish(_trust.List(_trust.Persons, _card));
        await download.RefreshAsync(CancellationToken.None);

        Assert.That(await RefusalAsync(judges), Is.EqualTo(Reason.CertificatRevoque));
    }

    [Test]
    public async Task Given_a_service_that_sends_elsewhere_When_refreshed_Then_nobody_goes_there()
    {
        using var trap = new Trap();
        await using var web = await WebStub.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            context.Response.Headers.Location = $"http://127.0.0.1:{trap.Port}/personnes.crl";
            return Task.CompletedTask;
        });
        _trust.Announce(TestTrust.PersonsName, list: web.Url);
        await using var judges = _trust.Judges(_log);

        await judges.GetRequiredService<RevocationDownload>().RefreshAsync(CancellationToken.None);

        Assert.That(trap.WasTouched, Is.False);
        Assert.That(_log.Text, Does.Contain("was not refreshed"));
    }

    [TestCase(0, 25, Reason.RevocationInverifiable)]
    [TestCase(120, 25, null)]
    [TestCase(120, 27, Reason.RevocationInverifiable)]
    public async Task Given_a_service_that_is_gone_When_the_list_ends_Then_cards_are_taken_for_the_grace_alone(
        int graceMinutes, int hours, Reason? expected)
    {
        _trust.Options.RevocationGraceMinutes = graceMinutes;
        _published.Fail(int.MaxValue);

        _clock.Advance(TimeSpan.FromHours(hours));
        await RefreshAsync();

        Assert.That(await RefusalAsync(_judges), Is.EqualTo(expected));
    }

    private string KeptFile => _trust.Folder.RevocationList("ac-igc-sante-fort-personnes");

    private Task RefreshAsync() => _judges.GetRequiredService<RevocationDownload>().RefreshAsync(CancellationToken.None);

    private Task<Reason?> RefusalAsync(ServiceProvider judges) => TestTrust.RefusalAsync(judges, _card);
}
