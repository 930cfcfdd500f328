using System.Net;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>The stub issuer refuses what the real one would.</summary>
public sealed class StubIssuerTests(Engine engine) : SignedInFixture(engine)
{
    [Test]
    public async Task Given_a_code_When_it_comes_twice_Then_refused_and_what_it_served_for_ends()
    {
        using var issuer = OfStructure();
        var code = await issuer.CodeAsync();
        var (status, tokens) = await issuer.RedeemAsync(code);
        var access = tokens.GetProperty("access_token").GetString()!;
        var before = await issuer.IdentityAsync(access);

        var again = await issuer.RedeemAsync(code);
        var after = await issuer.IdentityAsync(access);

        Assert.That((status, before.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(ErrorOf(again), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
        Assert.That(ErrorOf(after), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_token")));
    }

    [TestCase("code_verifier", "un-autre-verificateur", "invalid_grant")]
    [TestCase("code_verifier", "", "invalid_grant")]
    [TestCase("redirect_uri", "http://127.0.0.1:50001/retour", "invalid_grant")]
    [TestCase("client_id", "autre-logiciel", "invalid_grant")]
    [TestCase("client_id", "inconnu", "invalid_client")]
    [TestCase("code", "deviné", "invalid_grant")]
    [TestCase("grant_type", "password", "unsupported_grant_type")]
    public async Task Given_a_code_When_redeemed_otherwise_than_it_was_asked_for_Then_refused(
        string field, string value, string error)
    {
        using var issuer = OfStructure();

        var (_, json) = await issuer.RedeemAsync(await issuer.CodeAsync(), (field, value));

        Assert.That(json.GetProperty("error").GetString(), Is.EqualTo(error));
    }

    [TestCase("code_challenge_method", "plain")]
    [TestCase("code_challenge", "")]
    [TestCase("response_type", "token")]
    [TestCase("scope", "scope_all")]
    public async Task Given_a_question_without_proof_key_When_asked_Then_the_software_is_told(string field, string value)
    {
        using var issuer = OfStructure();
        var question = RawIssuer.Question(Doctor);
        question[field] = value;

        var (status, location, _) = await issuer.AskAsync(question);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(location!.Query, Does.Contain("error=invalid_request").And.Contain("state=etat"));
    }

    [TestCase("redirect_uri", "https://ailleurs.example/retour")]
    [TestCase("redirect_uri", "http://localhost.ailleurs.example/retour")]
    [TestCase("client_id", "inconnu")]
    public async Task Given_an_address_that_is_not_on_this_computer_When_asked_Then_nobody_is_sent_there(
        string field, string value)
    {
        using var issuer = OfStructure();
        var question = RawIssuer.Question(Doctor);
        question[field] = value;

        var (status, location, _) = await issuer.AskAsync(question);

        Assert.That((status, location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
    }

    [Test]
    public async Task Given_a_browser_When_nobody_is_named_Then_the_page_tells_the_professionals_and_repeats_no_markup()
    {
        using var issuer = new RawIssuer(Sandbox, certificate: null);
        var question = RawIssuer.Question("");
        question["state"] = "\"><script>alert(1)</script>";

        var (status, _, page) = await issuer.AskAsync(question);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page, Does.Contain("CAMILLE LEFORT").And.Contain("CLINIQUE DES ESSAIS").And.Not.Contain("<script>"));
    }

    [Test]
    public async Task Given_a_refresh_token_When_it_comes_twice_or_from_another_certificate_Then_refused()
    {
        using var issuer = OfStructure();
        using var other = new RawIssuer(Sandbox, Cartes["regulation"].AuthenticationCertificate);
        var (_, tokens) = await issuer.RedeemAsync(await issuer.CodeAsync());
        var first = Refresh(tokens.GetProperty("refresh_token").GetString()!);
        var (_, next) = await issuer.PostAsync("/jetons", first);

        var again = await issuer.PostAsync("/jetons", first);
        var stolen = await other.PostAsync("/jetons", Refresh(next.GetProperty("refresh_token").GetString()!));

        Assert.That((ErrorOf(again).Error, ErrorOf(stolen).Error), Is.EqualTo(("invalid_grant", "invalid_grant")));
    }

    [TestCase(null)]
    [TestCase("medecin")]
    [TestCase("medecin-revoquee")]
    public async Task Given_no_organisation_certificate_When_tokens_are_asked_for_Then_refused(string? card)
    {
        using var issuer = new RawIssuer(Sandbox, card is null ? null : Cartes[card].AuthenticationCertificate);

        var answer = await issuer.RedeemAsync(await issuer.CodeAsync());

        Assert.That(ErrorOf(answer), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
    }

    [Test]
    public async Task Given_a_software_When_it_asks_what_a_token_is_worth_Then_only_the_service_may()
    {
        using var issuer = OfStructure();

        var answer = await issuer.PostAsync("/introspection", new() { ["token"] = "jeton" });

        Assert.That(ErrorOf(answer), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
    }

    [Test]
    public async Task Given_a_token_When_shown_with_another_certificate_Then_it_tells_nobody()
    {
        using var issuer = OfStructure();
        using var other = new RawIssuer(Sandbox, Cartes["regulation"].AuthenticationCertificate);
        var (_, tokens) = await issuer.RedeemAsync(await issuer.CodeAsync());

        var answer = await other.IdentityAsync(tokens.GetProperty("access_token").GetString()!);

        Assert.That(ErrorOf(answer), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_token")));
    }

    [TestCase("binding_message", "7", "invalid_binding_message")]
    [TestCase("binding_message", "ab", "invalid_binding_message")]
    [TestCase("binding_message", "100", "invalid_binding_message")]
    [TestCase("channel", "FAX", "invalid_request")]
    [TestCase("scope", "scope_all", "invalid_request")]
    [TestCase("login_hint", "899700000000", "unknown_user_id")]
    public async Task Given_a_question_for_a_telephone_When_it_is_not_right_Then_refused(
        string field, string value, string error)
    {
        using var issuer = OfStructure();
        var form = Telephone();
        form[field] = value;

        var (_, json) = await issuer.PostAsync("/ciba", form);

        Assert.That(json.GetProperty("error").GetString(), Is.EqualTo(error));
    }

    [Test]
    public async Task Given_a_software_in_a_hurry_When_it_asks_again_at_once_Then_it_is_slowed_down()
    {
        using var sandbox = new RawIssuer(Sandbox, Structure.AuthenticationCertificate);
        var question = await AskTelephoneAsync(sandbox);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "urn:openid:params:grant-type:ciba",
            ["client_id"] = SandboxProSanteConnect.ClientId,
            ["auth_req_id"] = question,
        };

        var first = await sandbox.PostAsync("/jetons", form);
        var second = await sandbox.PostAsync("/jetons", form);

        Assert.That((ErrorOf(first).Error, ErrorOf(second).Error), Is.EqualTo(("authorization_pending", "slow_down")));
    }

    private async Task<string> AskTelephoneAsync(RawIssuer issuer)
    {
        var script = Sandbox.ProSanteConnect;
        (script.PollInterval, script.PhonePause) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        try
        {
            var (_, answer) = await issuer.PostAsync("/ciba", Telephone());
            Assert.That(answer.GetProperty("interval").GetInt32(), Is.EqualTo(60));
            return answer.GetProperty("auth_req_id").GetString()!;
        }
        finally
        {
            (script.PollInterval, script.PhonePause) = (TimeSpan.Zero, TimeSpan.Zero);
        }
    }

    private static Dictionary<string, string> Telephone() => new()
    {
        ["client_id"] = SandboxProSanteConnect.ClientId,
        ["scope"] = "openid scope_all",
        ["login_hint"] = Doctor,
        ["binding_message"] = "42",
        ["channel"] = "MOBILE",
    };

    private static Dictionary<string, string> Refresh(string token) => new()
    {
        ["grant_type"] = "refresh_token",
        ["client_id"] = SandboxProSanteConnect.ClientId,
        ["refresh_token"] = token,
    };

    private static (HttpStatusCode Status, string? Error) ErrorOf((HttpStatusCode Status, System.Text.Json.JsonElement Json) answer) =>
        (answer.Status, answer.Json.GetProperty("error").GetString());

    private RawIssuer OfStructure() => new(Sandbox, Structure.AuthenticationCertificate);
}
