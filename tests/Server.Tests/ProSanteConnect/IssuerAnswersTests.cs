using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>What answers when a professional signs in: the telephone, an issuer that fails.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class IssuerAnswersTests(Engine engine) : ScriptedIssuerFixture(engine)
{
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
        using var issuer = Issuer(clock: Clock);

        var refusal = await Refused.ByAsync(
            issuer.SignInByCibaAsync(Doctor, _ => Clock.Advance(TimeSpan.FromSeconds(121))));

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
        using var issuer = Issuer(clock: Clock);
        await using var session = await issuer.SignInAsync();
        var token = await session.GetAccessTokenAsync();
        Clock.Advance(TimeSpan.FromSeconds(100));
        Sandbox.ProSanteConnect.Outage = IssuerOutage.Unavailable;

        var still = await session.GetAccessTokenAsync();
        Clock.Advance(TimeSpan.FromSeconds(21));
        var refusal = await Refused.ByAsync(session.GetAccessTokenAsync());

        Assert.That(still, Is.EqualTo(token));
        Assert.That((refusal.Reason, session.IsEnded), Is.EqualTo((Reason.PscIndisponible, false)));
    }
}
