using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Errors;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.ProSanteConnect;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Access = MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>How long a professional stays signed in, and what answers the telephone. The clock is moved, and the script of
/// the issuer changed: one test at a time.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SignedInLifeTests(Engine engine) : SignedInFixture(engine)
{
    private readonly SettableClock _clock = new();

    protected override SandboxOptions Options => new() { TimeProvider = _clock };

    [TearDown]
    public void ForgetTheScript()
    {
        Sandbox.ProSanteConnect.Phone = PhoneAnswer.Confirm;
        Sandbox.ProSanteConnect.PhonePause = TimeSpan.Zero;
        Sandbox.ProSanteConnect.Outage = IssuerOutage.None;
    }

    [Test]
    public async Task Given_a_token_about_to_expire_When_asked_for_Then_it_is_another_one()
    {
        using var issuer = Issuer(clock: _clock);
        await using var session = await issuer.SignInAsync();
        var first = await session.GetAccessTokenAsync();
        var same = await session.GetAccessTokenAsync();
        _clock.Advance(TimeSpan.FromSeconds(100));

        var next = await session.GetAccessTokenAsync();

        Assert.That(same, Is.EqualTo(first));
        Assert.That(next, Is.Not.EqualTo(first));
    }

    [TestCase(5, false)]
    [TestCase(7, true)]
    public async Task Given_a_long_call_When_its_session_is_not_renewed_Then_it_goes_on_for_six_minutes_at_most(
        int minutes, bool isOver)
    {
        var services = Sandbox.Host.Services;
        var session = new SessionLps(
            Guid.NewGuid(),
            Access.AuthenticationMode.ProSanteConnect,
            Access.AccessMode.Normal,
            new() { PsIdNat = Doctor, Name = new(), Profession = "10" },
            new() { StructIdNat = Clinic },
            _clock.GetUtcNow());
        await services.GetRequiredService<SessionStore>().OpenAsync(session, CancellationToken.None);

        _clock.Advance(TimeSpan.FromMinutes(minutes));

        Task LookAsync() => services.GetRequiredService<LiveSession>().DemandAsync(
            Structure.AuthenticationCertificate, session, CancellationToken.None);
        Assert.That(LookAsync, isOver ? Throws.TypeOf<SessionEndedException>() : Throws.Nothing);
    }

    [Test]
    public async Task Given_half_an_hour_without_use_When_a_token_is_asked_for_Then_the_session_is_over()
    {
        using var issuer = Issuer(clock: _clock);
        await using var session = await issuer.SignInAsync();
        _clock.Advance(TimeSpan.FromMinutes(31));

        var refusal = await Refused.ByAsync(session.GetAccessTokenAsync());
        var again = await Refused.ByAsync(session.GetAccessTokenAsync());

        Assert.That(refusal, Is.TypeOf<SessionEndedException>());
        Assert.That((refusal.Reason, again.Reason), Is.EqualTo((Reason.PscSessionTerminee, Reason.PscSessionTerminee)));
        Assert.That(session.IsEnded, Is.True);
    }

    [Test]
    public async Task Given_a_session_that_is_used_When_four_hours_have_passed_Then_it_is_over()
    {
        using var issuer = Issuer(clock: _clock);
        await using var session = await issuer.SignInAsync();
        for (var quarters = 0; quarters < 15; quarters++)
        {
            _clock.Advance(TimeSpan.FromMinutes(15));
            await session.GetAccessTokenAsync();
        }

        _clock.Advance(TimeSpan.FromMinutes(16));

        Assert.That((await Refused.ByAsync(session.GetAccessTokenAsync())).Reason, Is.EqualTo(Reason.PscSessionTerminee));
    }

    [TestCase(4)]
    [TestCase(6)]
    [TestCase(25)]
    public async Task Given_a_pause_between_two_calls_When_calling_again_Then_the_user_notices_nothing(int minutes)
    {
        using var issuer = Issuer(clock: _clock);
        await using var session = await issuer.SignInAsync();
        await using var client = Client(session, clock: _clock);
        var before = await client.Session.GetSessionAsync();
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        var after = await client.Session.GetSessionAsync();

        Assert.That(after, Is.EqualTo(before));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Given_a_professional_who_left_When_the_session_is_renewed_Then_it_is_over(bool here)
    {
        using var issuer = Issuer(clock: _clock);
        await using var session = await issuer.SignInAsync();
        await using var client = Client(session, clock: _clock);
        await client.Session.GetSessionAsync();
        if (here) await session.EndAsync();
        else EndAtTheIssuer(await session.GetAccessTokenAsync());
        _clock.Advance(TimeSpan.FromMinutes(5));

        var refusal = await Refused.ByAsync(client.Session.GetSessionAsync());

        Assert.That(refusal, Is.TypeOf<SessionEndedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscSessionTerminee));
    }

    [Test]
    public async Task Given_a_token_that_was_believed_When_it_has_expired_Then_it_opens_no_session()
    {
        var signIns = new GivenSignIns(Sandbox);
        var token = signIns.TokenOf(signIns.Of(Doctor, Structure));
        using var client = new RawClient(Sandbox, Structure.AuthenticationCertificate);
        var request = new Protos.Session.V1.ExchangeTokenRequest
        {
            SubjectToken = token,
            StructIdNat = Clinic,
            Software = new() { Name = "Essais", Version = "1" },
        };
        await client.Sessions.ExchangeTokenAsync(request);
        _clock.Advance(SignIns.AccessLife);

        var refusal = await Refused.OnTheWireAsync(client.Sessions.ExchangeTokenAsync(request).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo("PSC_JETON_INVALIDE"));
    }

    [Test]
    public async Task Given_an_issuer_that_is_silent_When_a_token_was_believed_just_now_Then_nobody_asks_it()
    {
        var signIns = new GivenSignIns(Sandbox);
        var tokens = Sandbox.Host.Services.GetRequiredService<SubjectTokens>();
        var token = signIns.TokenOf(signIns.Of(Doctor, Structure));
        var certificate = Structure.AuthenticationCertificate;
        var asked = await tokens.FindAsync(token, certificate, CancellationToken.None);
        Sandbox.ProSanteConnect.Outage = IssuerOutage.Unavailable;

        var believed = await tokens.FindAsync(token, certificate, CancellationToken.None);
        _clock.Advance(Introspection.Belief);
        var refusal = await Refused.ByAsync(tokens.FindAsync(token, certificate, CancellationToken.None));

        Assert.That((asked?.PsIdNat, believed?.PsIdNat), Is.EqualTo((Doctor, Doctor)));
        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscIndisponible));
    }

    [Test]
    public async Task Given_a_token_that_is_none_When_shown_again_Then_the_issuer_is_asked_again_only_after_a_while()
    {
        var tokens = Sandbox.Host.Services.GetRequiredService<SubjectTokens>();
        var certificate = Structure.AuthenticationCertificate;
        var first = await tokens.FindAsync("un-jeton-invente", certificate, CancellationToken.None);
        Sandbox.ProSanteConnect.Outage = IssuerOutage.Unavailable;

        var again = await tokens.FindAsync("un-jeton-invente", certificate, CancellationToken.None);
        _clock.Advance(Introspection.Disbelief);
        var later = await Refused.ByAsync(tokens.FindAsync("un-jeton-invente", certificate, CancellationToken.None));

        Assert.That((first, again), Is.EqualTo(((ProSanteConnectIdentity?)null, (ProSanteConnectIdentity?)null)));
        Assert.That(later.Reason, Is.EqualTo(Reason.PscIndisponible));
    }

    [Test]
    public async Task Given_a_professional_who_refuses_When_signing_in_Then_told_so()
    {
        Sandbox.ProSanteConnect.Phone = PhoneAnswer.Refuse;
        using var issuer = Issuer();

        var refusal = await Refused.ByAsync(issuer.SignInByCibaAsync(Doctor, _ => { }));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscRefus));
    }

    [Test]
    public async Task Given_a_professional_who_takes_time_When_signing_in_Then_the_software_waits()
    {
        Sandbox.ProSanteConnect.PhonePause = TimeSpan.FromMilliseconds(500);
        using var issuer = Issuer();

        await using var session = await issuer.SignInByCibaAsync(Doctor, _ => { });

        Assert.That(session.Identity.PsIdNat, Is.EqualTo(Doctor));
    }

    [Test]
    public async Task Given_a_professional_who_does_nothing_When_two_minutes_have_passed_Then_told_so()
    {
        Sandbox.ProSanteConnect.Phone = PhoneAnswer.Ignore;
        using var issuer = Issuer(clock: _clock);

        var refusal = await Refused.ByAsync(
            issuer.SignInByCibaAsync(Doctor, _ => _clock.Advance(TimeSpan.FromSeconds(121))));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PscRefus));
    }

    [Test]
    public async Task Given_a_user_who_gives_up_When_signing_in_Then_it_is_cancelled()
    {
        Sandbox.ProSanteConnect.Phone = PhoneAnswer.Ignore;
        using var issuer = Issuer();
        using var patience = new CancellationTokenSource();

        Assert.That(
            async () => await issuer.SignInByCibaAsync(Doctor, _ => patience.Cancel(), cancellationToken: patience.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(IssuerOutage.Unavailable)]
    [TestCase(IssuerOutage.Silent)]
    [TestCase(IssuerOutage.WebPage)]
    [TestCase(IssuerOutage.Endless)]
    public async Task Given_an_issuer_that_fails_When_signing_in_or_exchanging_Then_it_is_said_to_be_unavailable(
        IssuerOutage outage)
    {
        var options = IssuerOptions();
        options.CallDeadline = TimeSpan.FromSeconds(2);
        using var issuer = new ProSanteConnectClient(options);
        await using var session = await issuer.SignInAsync();
        var clientOptions = Sandbox.ClientOptions(Structure);
        (clientOptions.Professional, clientOptions.ProSanteConnect, clientOptions.MaxAttempts) = (null, session, 1);
        await using var client = new MonEspaceSanteClient(clientOptions);
        Sandbox.ProSanteConnect.Outage = outage;

        var signingIn = await Refused.ByAsync(issuer.SignInByCibaAsync(Doctor, _ => { }));
        var exchanging = await Refused.ByAsync(client.Session.GetSessionAsync());
        Sandbox.ProSanteConnect.Outage = IssuerOutage.None;
        var after = await client.Session.GetSessionAsync();

        Assert.That((signingIn.Reason, exchanging.Reason), Is.EqualTo((Reason.PscIndisponible, Reason.PscIndisponible)));
        Assert.That(exchanging.IsTransient, Is.True);
        Assert.That(after.Professional.PsIdNat, Is.EqualTo(Doctor));
    }

    [TestCase("medecin-perimee", "CERTIFICAT_EXPIRE")]
    [TestCase("medecin-revoquee", "CERTIFICAT_REVOQUE")]
    [TestCase(null, "CERTIFICAT_ABSENT")]
    public async Task Given_a_certificate_that_is_not_trusted_When_a_token_is_shown_Then_the_issuer_is_not_asked(
        string? card, string reason)
    {
        Sandbox.ProSanteConnect.Outage = IssuerOutage.Unavailable;
        using var client = new RawClient(Sandbox, card is null ? null : Cartes[card].AuthenticationCertificate);
        var request = new Protos.Session.V1.ExchangeTokenRequest
        {
            SubjectToken = "jeton",
            StructIdNat = Clinic,
            Software = new() { Name = "Essais", Version = "1" },
        };

        var refusal = await Refused.OnTheWireAsync(client.Sessions.ExchangeTokenAsync(request).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_an_issuer_that_fails_When_the_token_in_hand_still_serves_Then_it_is_taken()
    {
        using var issuer = Issuer(clock: _clock);
        await using var session = await issuer.SignInAsync();
        var token = await session.GetAccessTokenAsync();
        _clock.Advance(TimeSpan.FromSeconds(100));
        Sandbox.ProSanteConnect.Outage = IssuerOutage.Unavailable;

        var still = await session.GetAccessTokenAsync();
        _clock.Advance(TimeSpan.FromSeconds(21));
        var refusal = await Refused.ByAsync(session.GetAccessTokenAsync());

        Assert.That(still, Is.EqualTo(token));
        Assert.That((refusal.Reason, session.IsEnded), Is.EqualTo((Reason.PscIndisponible, false)));
    }

    private void EndAtTheIssuer(string accessToken)
    {
        var signIns = Sandbox.Host.Services.GetRequiredService<SignIns>();
        signIns.End(signIns.FindAccess(accessToken)!.Value.SignIn.Id);
    }
}
