using System.Text;
using System.Text.Json;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>What stands for a token and is none, and the life of one. Forged ones are in <see cref="ForgeryTests"/>.</summary>
public sealed class TokenTests(Engine engine) : SandboxFixture(engine)
{
    [Test]
    public async Task Given_no_token_When_called_Then_refused()
    {
        using var client = new RawClient(Sandbox, Cartes["medecin"].AuthenticationCertificate);

        Assert.That((await RefusedAsync(client)).Reason, Is.EqualTo("SESSION_ABSENTE"));
    }

    [TestCase("Basic bWVkZWNpbjoxMjM0", "SESSION_ABSENTE")]
    [TestCase("Bearer", "SESSION_ABSENTE")]
    [TestCase("Bearer ", "JETON_INVALIDE")]
    [TestCase("Bearer jeton", "JETON_INVALIDE")]
    [TestCase("Bearer a.b.c", "JETON_INVALIDE")]
    public async Task Given_a_header_that_carries_no_token_of_ours_When_called_Then_refused(string header,
        string reason)
    {
        using var client = new RawClient(Sandbox, Cartes["medecin"].AuthenticationCertificate);
        var headers = new Metadata { { "authorization", header } };

        var refusal = await Refused.OnTheWireAsync(client.Sessions.GetSessionAsync(new(), headers).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_a_closed_session_When_called_or_renewed_or_closed_again_Then_it_is_over()
    {
        using var client = await OpenAsync();
        await client.Sessions.CloseSessionAsync(new(), client.Headers());

        var renewal = await Refused.OnTheWireAsync(
            client.Sessions.RenewSessionAsync(new(), client.Headers()).ResponseAsync);

        Assert.That((await RefusedAsync(client)).Reason, Is.EqualTo("SESSION_TERMINEE"));
        Assert.That(renewal.Reason, Is.EqualTo("SESSION_TERMINEE"));
    }

    [Test]
    public async Task Given_a_session_closed_by_hand_When_the_SDK_calls_next_Then_it_opens_another()
    {
        await using var client = Cartes.Client("medecin");
        await client.Session.GetSessionAsync();
        await client.Session.CloseSessionAsync();

        var dossier = await client.Dossiers.CheckAsync(PatTrois);

        Assert.That(dossier.Patient, Is.EqualTo(PatTrois));
    }

    [Test]
    public async Task Given_a_token_When_read_Then_it_names_nobody()
    {
        using var client = await OpenAsync();
        var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(client.Token.Split('.')[1])).RootElement;

        Assert.That(
            payload.EnumerateObject().Select(claim => claim.Name),
            Is.EquivalentTo(new[] { "iss", "iat", "exp", "sid", "cnf" }));
        Assert.That(Encoding.UTF8.GetByteCount(client.Token), Is.LessThan(500));
    }

    private Task<RawClient> OpenAsync() => RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

    private static Task<WireRefusal> RefusedAsync(RawClient client) =>
        Refused.OnTheWireAsync(client.Sessions.GetSessionAsync(new(), client.Headers()).ResponseAsync);
}
