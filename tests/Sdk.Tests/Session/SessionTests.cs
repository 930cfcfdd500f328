using Grpc.Core;
using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Sdk.Tests.Peer;
using MonEspaceSante.Signing;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Session;

internal sealed class SessionTests
{
    private static readonly Ins Patient = Ins.Parse("279035121518989", InsOid.NirDemonstration);

    private readonly ManualClock _clock = new(TimeProvider.System.GetUtcNow());
    private ServerPeer _server = null!;
    private ICarteCps _carte = null!;
    private MonEspaceSanteClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await ServerPeer.StartAsync();
        _carte = CarteFile.OpenDoctor();
        var options = _server.Options(_carte);
        options.TimeProvider = _clock;
        options.MaxAttempts = 1;
        _client = new MonEspaceSanteClient(options);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        _carte.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Given_no_session_When_many_call_at_once_Then_the_card_signs_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _client.Dossiers.CheckAsync(Patient)));

        Assert.That(_server.Script.Openings, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_session_that_is_being_opened_When_closed_Then_it_does_not_outlive_its_close()
    {
        var pause = new TaskCompletionSource();
        _server.Script.OpeningPause = pause.Task;
        var call = _client.Session.GetSessionAsync();

        var closing = _client.Session.CloseSessionAsync();
        pause.SetResult();
        await closing;
        await call;

        Assert.That(_server.Script.Closings, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_opening_When_received_Then_assertion_states_the_card_and_is_signed_by_it()
    {
        await _client.Session.GetSessionAsync();

        var opening = _server.Script.Openings.Single();
        var assertion = SessionAssertion.Parser.ParseFrom(opening.Assertion);
        using var signer = CadesSignature.Verify(opening.Assertion.ToByteArray(), opening.Signature.ToByteArray());
        Assert.Multiple(() =>
        {
            Assert.That(signer.Thumbprint, Is.EqualTo(_carte.SignatureCertificate.Thumbprint));
            Assert.That(Guid.TryParseExact(assertion.AssertionId, "D", out _), Is.True);
            Assert.That(assertion.IssueTime.ToDateTimeOffset(), Is.EqualTo(_clock.GetUtcNow()));
            Assert.That(assertion.Professional.PsIdNat, Is.EqualTo("899700296140"));
            Assert.That(assertion.Structure.StructIdNat, Is.EqualTo("499700433156004"));
            Assert.That(assertion.Sector, Is.EqualTo("SA07"));
            Assert.That(assertion.Software, Is.EqualTo(new Protos.Session.V1.Software { Name = "Essai", Version = "1.0" }));
            Assert.That(assertion.AuthenticationMode, Is.EqualTo(Protos.Access.V1.AuthenticationMode.Directe));
            Assert.That(assertion.AuthenticationTime, Is.EqualTo(assertion.IssueTime));
            Assert.That(assertion.AuthenticationContext, Is.EqualTo("urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI"));
        });
    }

    [TestCase(AuthenticationMode.Indirecte, "urn:essai", "urn:essai")]
    [TestCase(AuthenticationMode.Indirecte, null, "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified")]
    [TestCase(AuthenticationMode.Air, "urn:essai", "CONF_EXI_PGSSIS")]
    public void Given_a_structure_When_its_assertion_is_drawn_Then_it_tells_how_the_professional_was_authenticated(
        AuthenticationMode mode, string? told, string expected)
    {
        var (now, before) = (_clock.GetUtcNow(), _clock.GetUtcNow().AddMinutes(-20));
        using var file = CarteFile.Of(Subjects.Structure());
        using var carte = file.Open();
        var options = _server.Options(carte);
        options.Professional = new("899700296140", new("DOC0029614", "KIT"), "10");
        options.AuthenticationMode = mode;
        options.LocalAuthentication = told is null ? null : new LocalAuthentication(before, told);

        var assertion = SessionAssertions.Draw(ClientSettings.From(options), now);

        Assert.That(assertion.AuthenticationContext, Is.EqualTo(expected));
        Assert.That(assertion.AuthenticationTime.ToDateTimeOffset(), Is.EqualTo(told is null ? now : before));
    }

    [TestCase(4 * 60 + 29, 0)]
    [TestCase(4 * 60 + 31, 1)]
    public async Task Token_is_renewed_half_a_minute_before_it_expires(int seconds, int renewals)
    {
        await _client.Dossiers.CheckAsync(Patient);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        await _client.Dossiers.CheckAsync(Patient);

        Assert.Multiple(() =>
        {
            Assert.That(_server.Script.Renewals, Has.Count.EqualTo(renewals));
            Assert.That(_server.Script.Openings, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Given_clock_far_ahead_of_the_servers_When_calling_Then_token_serves_all_the_same()
    {
        _server.Script.TokenExpireTime = _clock.GetUtcNow().AddMinutes(-3);
        await _client.Dossiers.CheckAsync(Patient);
        await _client.Dossiers.CheckAsync(Patient);

        Assert.That(_server.Script.Calls, Is.EqualTo(new[] { "jeton-1", "jeton-1" }));
    }

    [TestCase("JETON_EXPIRE", 1, 1, TestName = "Given_token_expired_at_the_server_When_calling_Then_renewed_without_the_card")]
    [TestCase("SESSION_TERMINEE", 0, 2, TestName = "Given_session_over_When_calling_Then_opened_again")]
    [TestCase("JETON_INVALIDE", 0, 2, TestName = "Given_token_unknown_to_the_server_When_calling_Then_opened_again")]
    public async Task Given_refused_token(string reason, int renewals, int openings)
    {
        _server.Script.Refusals.Enqueue((StatusCode.Unauthenticated, reason));

        await _client.Dossiers.CheckAsync(Patient);

        Assert.Multiple(() =>
        {
            Assert.That(_server.Script.Calls, Is.EqualTo(new[] { "jeton-1", "jeton-2" }));
            Assert.That(_server.Script.Renewals, Has.Count.EqualTo(renewals));
            Assert.That(_server.Script.Openings, Has.Count.EqualTo(openings));
        });
    }

    [Test]
    public async Task Given_session_that_ended_idle_When_renewal_is_refused_Then_opened_again()
    {
        await _client.Dossiers.CheckAsync(Patient);
        _server.Script.RenewalRefusal = "SESSION_TERMINEE";
        _clock.Advance(TimeSpan.FromMinutes(40));
        await _client.Dossiers.CheckAsync(Patient);

        Assert.That(_server.Script.Openings, Has.Count.EqualTo(2));
    }

    [Test]
    public void Given_session_refused_again_and_again_When_calling_Then_refusal_surfaces()
    {
        _server.Script.Refusals.Enqueue((StatusCode.Unauthenticated, "SESSION_TERMINEE"));
        _server.Script.Refusals.Enqueue((StatusCode.Unauthenticated, "SESSION_TERMINEE"));

        Assert.That(
            async () => await _client.Dossiers.CheckAsync(Patient),
            Throws.InstanceOf<SessionEndedException>().With.Property("Reason").EqualTo(Reason.SessionTerminee));
    }

    [Test]
    public void Given_refused_card_When_calling_Then_refusal_is_typed_and_asked_once()
    {
        _server.Script.OpeningRefusal = "CERTIFICAT_REVOQUE";

        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await _client.Dossiers.CheckAsync(Patient),
                Throws.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(Reason.CertificatRevoque));
            Assert.That(_server.Script.Openings, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Given_session_When_closed_Then_next_call_opens_another()
    {
        await _client.Dossiers.CheckAsync(Patient);
        await _client.Session.CloseSessionAsync();
        await _client.Session.CloseSessionAsync();
        await _client.Dossiers.CheckAsync(Patient);

        Assert.Multiple(() =>
        {
            Assert.That(_server.Script.Closings, Is.EqualTo(new[] { "jeton-1" }));
            Assert.That(_server.Script.Openings, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Given_client_disposed_twice_Then_session_is_closed_once()
    {
        await _client.Dossiers.CheckAsync(Patient);
        await _client.DisposeAsync();
        await _client.DisposeAsync();

        Assert.That(_server.Script.Closings, Has.Count.EqualTo(1));
    }
}
