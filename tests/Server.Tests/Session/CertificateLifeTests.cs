using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Identity;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Cards that stop serving in a session. The clock and the lists are moved: one test at a time.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class CertificateLifeTests(Engine engine) : SandboxFixture(engine)
{
    private readonly SettableClock _clock = new();

    protected override SandboxOptions Options => new() { TimeProvider = _clock };

    [Test]
    [Order(1)]
    public async Task Given_an_open_session_When_its_card_is_revoked_Then_the_next_call_is_refused()
    {
        var lost = Cartes.Of(new CarteDefinition(
            "Médecin", "899700500111", "EGAREE", "CARTE",
            new Activite(new Structure("499700500111001", "CABINET"), "SA07")));
        using var client = await RawClient.OpenAsync(Sandbox, lost, _clock);
        await CallAsync(client);

        Revoke(lost, Cartes["medecin-revoquee"]);
        var refusal = await Refused.OnTheWireAsync(CallAsync(client));

        Assert.That(refusal.Reason, Is.EqualTo("CERTIFICAT_REVOQUE"));
    }

    [Test]
    [Order(1)]
    public async Task Given_a_batch_of_identities_When_its_card_is_revoked_Then_it_goes_on_for_half_a_minute_at_most()
    {
        var lost = Cartes.Of(new CarteDefinition(
            "Médecin", "899700500129", "PERDUE", "CARTE",
            new Activite(new Structure("499700500129001", "CABINET"), "SA07")));
        using var client = await RawClient.OpenAsync(Sandbox, lost, _clock);
        using var batch = client.Identities.VerifyIdentities(client.Headers());
        await batch.RequestStream.WriteAsync(new() { Line = "1" });
        await batch.ResponseStream.MoveNext(CancellationToken.None);
        var before = batch.ResponseStream.Current.Line;

        _clock.Advance(TimeSpan.FromSeconds(30));
        Revoke(lost, Cartes["medecin-revoquee"]);
        await batch.RequestStream.WriteAsync(new() { Line = "2" });
        var refusal = await Refused.OnTheWireAsync(batch.ResponseStream.MoveNext(CancellationToken.None));

        Assert.That(before, Is.EqualTo("1"));
        Assert.That(refusal.Reason, Is.EqualTo("CERTIFICAT_REVOQUE"));
    }

    [Test]
    [Order(2)]
    public async Task Given_revocation_lists_past_their_time_When_called_Then_refused_rather_than_believed()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"], _clock);

        _clock.Advance(TimeSpan.FromDays(366));
        var refusal = await Refused.OnTheWireAsync(CallAsync(client));

        Assert.That(refusal.Reason, Is.EqualTo("REVOCATION_INVERIFIABLE"));
    }

    [Test]
    [Order(3)]
    public async Task Given_a_connection_When_its_card_expires_Then_the_next_call_is_refused()
    {
        using var client = new RawClient(Sandbox, Cartes["pharmacien"].AuthenticationCertificate);

        _clock.Advance(TimeSpan.FromDays(4 * 365));
        var refusal = await Refused.OnTheWireAsync(CallAsync(client));

        Assert.That(refusal.Reason, Is.EqualTo("CERTIFICAT_EXPIRE"));
    }

    private static async Task CallAsync(RawClient client) => await client.Health.CheckAsync(new(), client.Headers());

    private void Revoke(params IEnumerable<ICarteCps> cards)
    {
        var issuer = new SandboxIssuer(Sandbox);
        var revoked = cards.Select(card => card.AuthenticationCertificate);
        var list = issuer.Persons.IssueRevocationList(revoked, _clock.GetUtcNow(), TimeSpan.FromDays(365));
        var path = issuer.Folder.RevocationList("personnes");
        File.WriteAllBytes($"{path}.new", list);
        File.Move($"{path}.new", path, overwrite: true);
        Sandbox.Host.Services.GetRequiredService<RevocationLists>().Refresh();
    }
}
