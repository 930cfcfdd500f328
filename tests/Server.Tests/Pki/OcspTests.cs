using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>Cards of an authority that no list covers: an OCSP service tells, and its answers are OpenSSL's.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class OcspTests : IAsyncDisposable
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    private const string NoCheck = "1.3.6.1.5.5.7.48.1.5";

    private readonly SettableClock _clock = new();
    private readonly TestTrust _trust;
    private readonly X509Certificate2 _card;
    private OpensslOcsp _service = null!;
    private RequestDelegate _answer = null!;
    private WebStub _web = null!;
    private ServiceProvider _judges = null!;
    private int _asked;

    public OcspTests()
    {
        _trust = new TestTrust(_clock);
        _card = _trust.Card();
    }

    private static IEnumerable<TestCaseData> BadAnswers =>
    [
        Bad("nothing", []),
        Bad("a page", "<html>Service indisponible</html>"u8.ToArray()),
        Bad("try later", [0x30, 0x03, 0x0A, 0x01, 0x03]),
        Bad("success without an answer", [0x30, 0x03, 0x0A, 0x01, 0x00]),
        Bad("far too long", new byte[1024 * 1024]),
    ];

    [SetUp]
    public async Task StartAsync()
    {
        _service = new OpensslOcsp(_trust.Persons);
        _service.Know(_card, isRevoked: false);
        _answer = _service.AnswerAsync;
        _web = await WebStub.StartAsync(context =>
        {
            Interlocked.Increment(ref _asked);
            return _answer(context);
        });
        _trust.Announce(TestTrust.PersonsName, ocsp: _web.Url);
        File.Delete(_trust.Folder.RevocationList("personnes"));
        _judges = _trust.Judges();
    }

    public async ValueTask DisposeAsync()
    {
        if (_judges is not null) await _judges.DisposeAsync();
        if (_web is not null) await _web.DisposeAsync();
        _service?.Dispose();
        _card.Dispose();
        _trust.Dispose();
    }

    [Test]
    public async Task Given_a_good_card_When_it_calls_often_Then_taken_and_asked_about_once()
    {
        Reason?[] refusals = [await RefusalAsync(), await RefusalAsync(), await RefusalAsync()];

        Assert.That(refusals, Is.All.Null);
        Assert.That(_asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Given_a_card_that_makes_several_calls_at_once_When_judged_Then_asked_about_once()
    {
        var gate = new TaskCompletionSource();
        _answer = async context =>
        {
            await gate.Task;
            await _service.AnswerAsync(context);
        };

        var calls = Enumerable.Range(0, 5).Select(_ => RefusalAsync()).ToArray();
        gate.SetResult();

        Assert.That(await Task.WhenAll(calls), Is.All.Null);
        Assert.That(_asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Given_a_card_that_is_revoked_When_half_a_minute_has_passed_Then_refused()
    {
        var before = await RefusalAsync();

        _service.Know(_card, isRevoked: true);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.That(before, Is.Null);
        Assert.That(await RefusalAsync(), Is.EqualTo(Reason.CertificatRevoque));
    }

    [Test]
    public async Task Given_a_card_that_the_service_does_not_know_When_it_calls_Then_refused()
    {
        using var other = _trust.Card();
        _service.Know(other, isRevoked: false);

        Assert.That(await RefusalAsync(), Is.EqualTo(Reason.RevocationInverifiable));
    }

    [TestCase(10, null)]
    [TestCase(61, Reason.RevocationInverifiable)]
    public async Task Given_a_service_that_is_gone_When_called_Then_its_last_answer_serves_until_its_end(
        int minutes, Reason? expected)
    {
        await RefusalAsync();
        _answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };

        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.That(await RefusalAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Given_a_good_answer_of_former_times_When_it_is_given_again_Then_not_believed()
    {
        byte[] former = [];
        _answer = async context =>
        {
            using var question = new MemoryStream();
            await context.Request.Body.CopyToAsync(question);
            former = await _service.AnswerAsync(question.ToArray());
            await context.Response.Body.WriteAsync(former);
        };
        await RefusalAsync();
        _answer = context => context.Response.Body.WriteAsync(former).AsTask();

        await using var restarted = _trust.Judges();

        Assert.That(await TestTrust.RefusalAsync(restarted, _card), Is.EqualTo(Reason.RevocationInverifiable));
    }

    [Test]
    public async Task Given_an_answer_past_its_time_When_it_comes_Then_not_believed()
    {
        _clock.Advance(TimeSpan.FromHours(2));

        Assert.That(await RefusalAsync(), Is.EqualTo(Reason.RevocationInverifiable));
    }

    [TestCaseSource(nameof(BadAnswers))]
    public async Task Given_an_answer_that_is_none_When_it_comes_Then_not_believed(byte[] answer)
    {
        _answer = context => context.Response.Body.WriteAsync(answer).AsTask();

        Assert.That(await RefusalAsync(), Is.EqualTo(Reason.RevocationInverifiable));
    }

    [Test]
    public async Task Given_a_service_that_the_authority_appointed_When_it_answers_Then_believed()
    {
        using var appointed = Appointed(_trust.Persons);
        _service.SignWith(appointed);

        Assert.That(await RefusalAsync(), Is.Null);
    }

    [TestCase("a card")]
    [TestCase("appointed by another authority")]
    [TestCase("an authority that bears the name")]
    public async Task Given_an_answer_signed_by_somebody_else_When_it_comes_Then_not_believed(string who)
    {
        using var signer = who switch
        {
            "a card" => _trust.Card(),
            "appointed by another authority" => Appointed(_trust.Root),
            _ => SandboxAuthority.CreateRoot(TestTrust.PersonsName, _clock.GetUtcNow()).Certificate,
        };
        _service.SignWith(signer);

        Assert.That(await RefusalAsync(), Is.EqualTo(Reason.RevocationInverifiable));
    }

    private static TestCaseData Bad(string name, byte[] answer) => new TestCaseData(answer).SetArgDisplayNames(name);

    private static X509Certificate2 Appointed(SandboxAuthority authority) => new CertificateForge(authority.Certificate)
    {
        Subject = SandboxSubject.OfServer("ocsp"),
        ExtendedKeyUsages = [OcspSigning],
        Extensions = [new X509Extension(NoCheck, [0x05, 0x00], critical: false)],
    }.Make();

    private Task<Reason?> RefusalAsync() => TestTrust.RefusalAsync(_judges, _card);
}
