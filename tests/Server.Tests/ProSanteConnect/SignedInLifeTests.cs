using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Errors;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.ProSanteConnect;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Access = MonEspaceSante.Protos.Access.V1;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>How long a professional stays signed in.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SignedInLifeTests(Engine engine) : ScriptedIssuerFixture(engine)
{
    [Test]
    public async Task Given_a_token_about_to_expire_When_asked_for_Then_it_is_another_one()
    {
        using var issuer = Issuer(clock: Clock);
        await using var session = await issuer.SignInAsync();
        var first = await session.GetAccessTokenAsync();
        var same = await session.GetAccessTokenAsync();
        Clock.Advance(TimeSpan.FromSeconds(100));

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
            Clock.GetUtcNow());
        await services.GetRequiredService<SessionStore>().OpenAsync(session, CancellationToken.None);

        Clock.Advance(TimeSpan.FromMinutes(minutes));

        Task LookAsync() => services.GetRequiredService<LiveSession>().DemandAsync(
            Structure.AuthenticationCertificate, session, CancellationToken.None);
        Assert.That(LookAsync, isOver ? Throws.TypeOf<SessionEndedException>() : Throws.Nothing);
    }

    [Test]
    public async Task Given_half_an_hour_without_use_When_a_token_is_asked_for_Then_the_session_is_over()
    {
        using var issuer = Issuer(clock: Clock);
        await using var session = await issuer.SignInAsync();
        Clock.Advance(TimeSpan.FromMinutes(31));

        var refusal = await Refused.ByAsync(session.GetAccessTokenAsync());
        var again = await Refused.ByAsync(session.GetAccessTokenAsync());

        Assert.That(refusal, Is.TypeOf<SessionEndedException>());
        Assert.That((refusal.Reason, again.Reason), Is.EqualTo((Reason.PscSessionTerminee, Reason.PscSessionTerminee)));
        Assert.That(session.IsEnded, Is.True);
    }

    [Test]
    public async Task Given_a_session_that_is_used_When_four_hours_have_passed_Then_it_is_over()
    {
        using var issuer = Issuer(clock: Clock);
        await using var session = await issuer.SignInAsync();
        for (var quarters = 0; quarters < 15; quarters++)
        {
            Clock.Advance(TimeSpan.FromMinutes(15));
            await session.GetAccessTokenAsync();
        }

        Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.That((await Refused.ByAsync(session.GetAccessTokenAsync())).Reason, Is.EqualTo(Reason.PscSessionTerminee));
    }

    [TestCase(4)]
    [TestCase(6)]
    [TestCase(25)]
    public async Task Given_a_pause_between_two_calls_When_calling_again_Then_the_user_notices_nothing(int minutes)
    {
        using var issuer = Issuer(clock: Clock);
        await using var session = await issuer.SignInAsync();
        await using var client = Client(session, clock: Clock);
        var before = await client.Session.GetSessionAsync();
        Clock.Advance(TimeSpan.FromMinutes(minutes));

        var after = await client.Session.GetSessionAsync();

        Assert.That(after, Is.EqualTo(before));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Given_a_professional_who_left_When_the_session_is_renewed_Then_it_is_over(bool here)
    {
        using var issuer = Issuer(clock: Clock);
        await using var session = await issuer.SignInAsync();
        await using var client = Client(session, clock: Clock);
        await client.Session.GetSessionAsync();
        if (here) await session.EndAsync();
        else EndAtTheIssuer(await session.GetAccessTokenAsync());
        Clock.Advance(TimeSpan.FromMinutes(5));

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
        Clock.Advance(SignIns.AccessLife);

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
        Clock.Advance(Introspection.Belief);
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
        Clock.Advance(Introspection.Disbelief);
        var later = await Refused.ByAsync(tokens.FindAsync("un-jeton-invente", certificate, CancellationToken.None));

        Assert.That((first, again), Is.EqualTo(((ProSanteConnectIdentity?)null, (ProSanteConnectIdentity?)null)));
        Assert.That(later.Reason, Is.EqualTo(Reason.PscIndisponible));
    }

    private void EndAtTheIssuer(string accessToken)
    {
        var signIns = Sandbox.Host.Services.GetRequiredService<SignIns>();
        signIns.End(signIns.FindAccess(accessToken)!.Value.SignIn.Id);
    }
}
