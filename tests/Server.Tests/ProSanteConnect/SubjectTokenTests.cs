using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using AccessMode = MonEspaceSante.Protos.Access.V1.AccessMode;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>Tokens of Pro Santé Connect that open no session, or keep none open.</summary>
public sealed class SubjectTokenTests(Engine engine) : SignedInFixture(engine)
{
    private const string AlgNone = "eyJhbGciOiJub25lIn0.eyJTdWJqZWN0TmFtZUlEIjoiODk5NzAwMjk2MTQwIn0.";

    private GivenSignIns SignIns => new(Sandbox);

    [TestCase("", "REQUETE_INVALIDE")]
    [TestCase("jeton", "PSC_JETON_INVALIDE")]
    [TestCase(AlgNone, "PSC_JETON_INVALIDE")]
    public async Task Given_a_token_that_the_issuer_does_not_know_When_exchanged_Then_refused(string token, string reason) =>
        Assert.That((await RefusedAsync(Request(token))).Reason, Is.EqualTo(reason));

    [Test]
    public async Task Given_a_token_longer_than_any_When_exchanged_Then_nobody_is_asked() =>
        Assert.That((await RefusedAsync(Request(new string('a', 8193)))).Fields[0], Is.EqualTo("subject_token"));

    [TestCase("autre-logiciel", "urn:dmp", "eidas1")]
    [TestCase(SandboxProSanteConnect.ClientId, "urn:autre", "eidas1")]
    [TestCase(SandboxProSanteConnect.ClientId, "urn:dmp", "eidas0")]
    public async Task Given_a_token_of_another_software_service_or_level_When_exchanged_Then_refused(
        string software, string audience, string acr)
    {
        var signIn = SignIns.Of(Doctor, Structure, new RegisteredSoftware(software, audience), acr);

        Assert.That((await RefusedAsync(Request(SignIns.TokenOf(signIn)))).Reason, Is.EqualTo("PSC_JETON_INVALIDE"));
    }

    [Test]
    public async Task Given_a_professional_signed_out_When_the_token_is_exchanged_Then_refused()
    {
        var signIn = SignIns.Of(Doctor, Structure);
        var token = SignIns.TokenOf(signIn);
        signIn.End();

        Assert.That((await RefusedAsync(Request(token))).Reason, Is.EqualTo("PSC_JETON_INVALIDE"));
    }

    [Test]
    public async Task Given_a_token_bound_to_another_certificate_When_exchanged_Then_refused()
    {
        var token = SignIns.TokenOf(SignIns.Of(Doctor, Cartes["regulation"]));

        Assert.That((await RefusedAsync(Request(token))).Reason, Is.EqualTo("PSC_JETON_AUTRE_CERTIFICAT"));
    }

    [Test]
    public async Task Given_a_stolen_token_When_shown_with_another_organisation_certificate_Then_refused()
    {
        using var owner = RawClient();
        var subjectToken = SignIns.TokenOf(SignIns.Of(Doctor, Structure));
        var session = await owner.Sessions.ExchangeTokenAsync(Request(subjectToken));
        using var thief = new RawClient(Sandbox, Cartes["regulation"].AuthenticationCertificate);
        thief.Bear(session.Token);

        var exchange = await Refused.OnTheWireAsync(thief.Sessions.ExchangeTokenAsync(Request(subjectToken)).ResponseAsync);
        var call = await Refused.OnTheWireAsync(thief.Sessions.GetSessionAsync(new(), thief.Headers()).ResponseAsync);

        Assert.That((exchange.Reason, call.Reason), Is.EqualTo(("PSC_JETON_AUTRE_CERTIFICAT", "JETON_AUTRE_CERTIFICAT")));
    }

    [TestCase("10B0130811")]
    [TestCase("899700296140")]
    public async Task Given_an_activity_that_the_professional_has_not_When_exchanged_Then_refused(string structure)
    {
        var refusal = await RefusedAsync(Request(SignIns.TokenOf(SignIns.Of(Doctor, Structure)), structure));

        Assert.That((refusal.Reason, refusal.Fields[0]), Is.EqualTo(("PSC_ACTIVITE_INCONNUE", "struct_id_nat")));
    }

    [Test]
    public async Task Given_an_own_activity_in_another_structure_When_exchanged_Then_refused()
    {
        var refusal = await RefusedAsync(Request(SignIns.TokenOf(SignIns.Of(Doctor, Structure)), "499700296140001"));

        Assert.That(refusal.Reason, Is.EqualTo("PSC_STRUCTURE_DIFFERENTE"));
    }

    [TestCase("899700500194")]
    public async Task Given_a_professional_without_activity_When_exchanged_Then_refused(string professional)
    {
        var refusal = await RefusedAsync(Request(SignIns.TokenOf(SignIns.Of(professional, Structure))));

        Assert.That(refusal.Reason, Is.EqualTo("PSC_ACTIVITE_INCONNUE"));
    }

    [TestCase(AccessMode.Centre15, "REGULATION_REFUSEE")]
    [TestCase(AccessMode.BrisDeGlace, "REQUETE_INVALIDE")]
    public async Task Given_an_access_mode_of_others_When_exchanged_Then_refused(object mode, string reason)
    {
        var request = Request(SignIns.TokenOf(SignIns.Of(Doctor, Structure)));
        request.AccessMode = (AccessMode)mode;

        Assert.That((await RefusedAsync(request)).Reason, Is.EqualTo(reason));
    }

    [TestCase("struct_id_nat")]
    [TestCase("software.name")]
    [TestCase("software.version")]
    public async Task Given_a_field_that_is_missing_When_exchanged_Then_it_is_named(string field)
    {
        var request = Request(SignIns.TokenOf(SignIns.Of(Doctor, Structure)));
        if (field == "struct_id_nat") request.StructIdNat = "";
        else if (field == "software.name") request.Software = null;
        else request.Software.Version = "";

        Assert.That((await RefusedAsync(request)).Fields, Is.EqualTo([field]));
    }

    [Test]
    public async Task Given_a_card_of_a_person_When_it_shows_a_token_of_its_own_Then_no_structure_vouches()
    {
        var card = Cartes["medecin"];
        using var client = new RawClient(Sandbox, card.AuthenticationCertificate);
        var request = Request(SignIns.TokenOf(SignIns.Of(Doctor, card)));

        var refusal = await Refused.OnTheWireAsync(client.Sessions.ExchangeTokenAsync(request).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo("PSC_STRUCTURE_DIFFERENTE"));
    }

    [TestCase(null, "REQUETE_INVALIDE")]
    [TestCase("899700500038", "PSC_JETON_INVALIDE")]
    public async Task Given_a_session_When_renewed_without_its_professionals_token_Then_refused(string? other, string reason)
    {
        using var client = await OpenAsync();
        var token = other is null ? "" : SignIns.TokenOf(SignIns.Of(other, Structure));

        var refusal = await Refused.OnTheWireAsync(
            client.Sessions.RenewSessionAsync(new() { SubjectToken = token }, client.Headers()).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_a_professional_signed_out_When_the_session_is_renewed_Then_it_ends()
    {
        var signIn = SignIns.Of(Doctor, Structure);
        using var client = RawClient();
        client.Bear((await client.Sessions.ExchangeTokenAsync(Request(SignIns.TokenOf(signIn)))).Token);
        var fresh = SignIns.TokenOf(signIn);
        signIn.End();

        var renewal = await Refused.OnTheWireAsync(
            client.Sessions.RenewSessionAsync(new() { SubjectToken = fresh }, client.Headers()).ResponseAsync);
        var call = await Refused.OnTheWireAsync(client.Sessions.GetSessionAsync(new(), client.Headers()).ResponseAsync);

        Assert.That((renewal.Reason, call.Reason), Is.EqualTo(("PSC_SESSION_TERMINEE", "SESSION_TERMINEE")));
    }

    [Test]
    public async Task Given_an_assertion_that_claims_the_mode_When_a_session_is_asked_for_Then_it_is_not_served()
    {
        using var client = RawClient();
        var assertion = Fixtures.RawClient.Assertion(Structure);
        assertion.AuthenticationMode = Protos.Access.V1.AuthenticationMode.ProSanteConnect;

        var refusal = await Refused.OnTheWireAsync(client.OpenSessionAsync(assertion, Structure));

        Assert.That(refusal.Reason, Is.EqualTo("NON_PRIS_EN_CHARGE"));
    }

    private static ExchangeTokenRequest Request(string token, string structure = Clinic) => new()
    {
        SubjectToken = token,
        StructIdNat = structure,
        Software = new Protos.Session.V1.Software { Name = "Essais", Version = "1" },
    };

    private RawClient RawClient() => new(Sandbox, Structure.AuthenticationCertificate);

    private async Task<RawClient> OpenAsync()
    {
        var client = RawClient();
        client.Bear((await client.Sessions.ExchangeTokenAsync(Request(SignIns.TokenOf(SignIns.Of(Doctor, Structure))))).Token);
        return client;
    }

    private async Task<WireRefusal> RefusedAsync(ExchangeTokenRequest request)
    {
        using var client = RawClient();
        return await Refused.OnTheWireAsync(client.Sessions.ExchangeTokenAsync(request).ResponseAsync);
    }
}
