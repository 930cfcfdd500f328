using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Errors;
using MonEspaceSante.Sdk.Tests.Cps;
using MonEspaceSante.Sdk.Tests.Peer;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.ProSanteConnect;

/// <summary>ID tokens, right and forged.</summary>
internal sealed class IdTokenTests
{
    private const string Issuer = "https://psc.example";
    private const string Software = "logiciel-metier";
    private const string Nonce = "nonce-tire-au-sort";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly RsaSecurityKey Key = new(RSA.Create(2048)) { KeyId = "cle" };
    private static readonly RsaSecurityKey OtherKey = new(RSA.Create(2048)) { KeyId = "cle" };

    [TestCase(SecurityAlgorithms.RsaSha256)]
    [TestCase(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task Given_a_token_of_the_issuer_When_verified_Then_its_subject_is_told(string algorithm) =>
        Assert.That(await VerifyAsync(Token(Claims(), algorithm)), Is.EqualTo("f:1:899700296140"));

    [TestCase("iss", "https://ailleurs.example")]
    [TestCase("aud", "autre-logiciel")]
    [TestCase("nonce", "autre")]
    [TestCase("nonce", null)]
    [TestCase("sub", "")]
    [TestCase("sub", null)]
    [TestCase("exp", -600L)]
    [TestCase("exp", null)]
    [TestCase("nbf", 600L)]
    public async Task Given_a_token_with_another_claim_When_verified_Then_not_believed(string claim, object? value)
    {
        var claims = Claims();
        claims.Remove(claim);
        if (value is not null) claims[claim] = value is long seconds ? Now.ToUnixTimeSeconds() + seconds : value;

        Assert.That(await ReasonAsync(Token(claims)), Is.EqualTo(Reason.PscReponseInvalide));
    }

    [Test]
    public async Task Given_a_token_of_another_key_When_verified_Then_not_believed() =>
        Assert.That(await ReasonAsync(Token(Claims(), key: OtherKey)), Is.EqualTo(Reason.PscReponseInvalide));

    [TestCase("""{"alg":"none"}""", "")]
    [TestCase("""{"alg":"NONE","kid":"cle"}""", "")]
    [TestCase("""{"alg":"none"}""", "c2lnbmF0dXJl")]
    public async Task Given_a_token_without_signature_When_verified_Then_not_believed(string header, string signature)
    {
        var token = $"{Encode(header)}.{Encode(JsonSerializer.Serialize(Claims()))}.{signature}";

        Assert.That(await ReasonAsync(token), Is.EqualTo(Reason.PscReponseInvalide));
    }

    [Test]
    public async Task Given_a_token_signed_with_the_public_key_as_a_secret_When_verified_Then_not_believed()
    {
        var secret = new SymmetricSecurityKey(Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = "cle" };
        var token = new JsonWebTokenHandler().CreateToken(
            JsonSerializer.Serialize(Claims()), new SigningCredentials(secret, SecurityAlgorithms.HmacSha256));

        Assert.That(await ReasonAsync(token), Is.EqualTo(Reason.PscReponseInvalide));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("a.b.c")]
    [TestCase("jeton")]
    public async Task Given_what_is_no_token_When_verified_Then_not_believed(string? token) =>
        Assert.That(await ReasonAsync(token), Is.EqualTo(Reason.PscReponseInvalide));

    [TestCase("""{"keys":[]}""")]
    [TestCase("""{"keys":"aucune"}""")]
    [TestCase("[]")]
    [TestCase("{}")]
    public async Task Given_an_issuer_without_keys_When_verified_Then_not_believed(string keys) =>
        Assert.That(await ReasonAsync(Token(Claims()), keys), Is.EqualTo(Reason.PscReponseInvalide));

    private static Dictionary<string, object> Claims() => new()
    {
        ["iss"] = Issuer,
        ["sub"] = "f:1:899700296140",
        ["aud"] = Software,
        ["iat"] = Now.ToUnixTimeSeconds(),
        ["exp"] = Now.AddMinutes(2).ToUnixTimeSeconds(),
        ["nonce"] = Nonce,
    };

    private static string Token(
        Dictionary<string, object> claims, string algorithm = SecurityAlgorithms.RsaSha256, RsaSecurityKey? key = null) =>
        new JsonWebTokenHandler().CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(key ?? Key, algorithm));

    private static async Task<Reason> ReasonAsync(string? token, string? keys = null)
    {
        try
        {
            return await VerifyAsync(token, keys) is var subject
                ? throw new AssertionException($"Believed: {subject}")
                : default;
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.Reason;
        }
    }

    private static async Task<string> VerifyAsync(string? token, string? keys = null)
    {
        using var file = CarteFile.Of(Subjects.Structure(), json: null);
        using var carte = file.Open();
        var settings = ProSanteConnectSettings.From(new()
        {
            Issuer = new Uri(Issuer),
            ClientId = Software,
            Carte = carte,
            TimeProvider = new ManualClock(Now),
        });
        using var document = JsonDocument.Parse(keys ?? PublicKeys());
        return await new IdTokens(settings, _ => Task.FromResult(document.RootElement))
            .VerifyAsync(token, Nonce, CancellationToken.None);
    }

    private static string PublicKeys()
    {
        var key = Key.Rsa.ExportParameters(includePrivateParameters: false);
        return $$"""{"keys":[{"kty":"RSA","kid":"cle","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"AQAB"}]}""";
    }

    private static string Encode(string text) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(text));
}
