using Grpc.Core;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Catalogue;

/// <summary>Who gets hold of a grant: the application that the patient gave the code to, once, and nobody else.</summary>
public sealed class PairingTests(Engine engine) : CatalogueFixture(engine)
{
    [Test]
    public async Task Given_a_pairing_code_When_paired_Then_the_application_may_do_what_was_granted()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person, id: null, GrantScope.LireDocuments, GrantScope.LireAgenda);

        var grant = await application.GrantAsync();

        Assert.Multiple(() =>
        {
            Assert.That(grant, Is.EqualTo(application.Granted.Grant));
            Assert.That(grant.Patient.Matricule, Is.EqualTo(person.Ins.Matricule));
            Assert.That(grant.Scopes, Is.EqualTo(new[] { GrantScope.LireDocuments, GrantScope.LireAgenda }));
            Assert.That(grant.Purposes, Is.EqualTo(new[] { GrantPurpose.Suivi }));
        });
    }

    [Test]
    public async Task Given_a_pairing_code_When_two_come_with_it_at_once_Then_one_has_the_grant()
    {
        var person = await PersonAsync();
        var id = await ReferenceAsync();
        var granted = await GrantAsync(person, id);
        var clients = Enumerable.Range(0, 4).Select(_ => Connect()).ToList();

        var outcomes = await Task.WhenAll(clients.Select(client => Task.Run(() => TryPairAsync(client, id, granted.PairingCode))));

        Assert.That(outcomes.Count(reason => reason is null), Is.EqualTo(1));
        Assert.That(outcomes.OfType<string>(), Is.All.EqualTo("APPAIRAGE_INVALIDE"));
    }

    [Test]
    public async Task Given_a_pairing_code_When_it_is_not_this_application_s_Then_refused_and_it_still_serves_the_right_one()
    {
        var person = await PersonAsync();
        var (id, other) = (await ReferenceAsync(), await ReferenceAsync());
        var granted = await GrantAsync(person, id);
        var ours = Connect();

        var refused = new[]
        {
            await TryPairAsync(ours, other, granted.PairingCode),
            await TryPairAsync(ours, id, "AAAA-AAAA-AAAA"),
            await TryPairAsync(ours, id, ""),
            await TryPairAsync(ours, "inconnue", granted.PairingCode),
            await TryPairAsync(ours, "pas un identifiant\0", granted.PairingCode),
            await TryPairAsync(Connect(OtherPublisher), id, granted.PairingCode),
            await TryPairAsync(Connect("medecin"), id, granted.PairingCode),
        };
        var paired = await TryPairAsync(ours, id, granted.PairingCode.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        var again = await TryPairAsync(ours, id, granted.PairingCode);

        Assert.That(refused, Is.All.EqualTo("APPAIRAGE_INVALIDE"));
        Assert.That((paired, again), Is.EqualTo(((string?)null, "APPAIRAGE_INVALIDE")));
    }

    [Test]
    public async Task Given_a_code_When_its_grant_was_taken_back_or_replaced_Then_it_pairs_nothing()
    {
        var person = await PersonAsync();
        var id = await ReferenceAsync();
        var replaced = await GrantAsync(person, id);
        var revoked = await GrantAsync(person, id);
        await RevokeAsync(person, revoked.Grant.GrantId);

        var client = Connect();
        Assert.That(await TryPairAsync(client, id, replaced.PairingCode), Is.EqualTo("APPAIRAGE_INVALIDE"));
        Assert.That(await TryPairAsync(client, id, revoked.PairingCode), Is.EqualTo("APPAIRAGE_INVALIDE"));
    }

    [Test]
    public async Task Given_a_suspended_application_When_it_pairs_Then_refused()
    {
        var person = await PersonAsync();
        var id = await ReferenceAsync();
        var granted = await GrantAsync(person, id);

        await SetStatusAsync(id, ApplicationStatus.Suspendue);

        Assert.That(await TryPairAsync(Connect(), id, granted.PairingCode), Is.EqualTo("APPLICATION_SUSPENDUE"));
    }

    [Test]
    public async Task Given_a_stolen_secret_When_used_with_another_certificate_Then_refused_as_a_wrong_one()
    {
        var application = await LetInAsync(await PersonAsync());
        var right = application.Opening;

        var refused = new[]
        {
            await ReasonAsync(Connect(OtherPublisher).Applications.OpenGrantAsync(right).ResponseAsync),
            await ReasonAsync(Connect("medecin").Applications.OpenGrantAsync(right).ResponseAsync),
            await OpenAsync(new() { GrantId = right.GrantId, GrantSecret = "faux" }),
            await OpenAsync(new() { GrantId = NewId(), GrantSecret = right.GrantSecret }),
            await OpenAsync(new() { GrantId = "pas un id", GrantSecret = right.GrantSecret }),
        };
        using var nobody = new RawClient(Sandbox, null);
        var bare = await ReasonAsync(nobody.Applications.OpenGrantAsync(right).ResponseAsync);

        Assert.That(refused, Is.All.EqualTo("APPAIRAGE_INVALIDE"));
        Assert.That(bare, Is.EqualTo("CERTIFICAT_ABSENT"));
    }

    [Test]
    public async Task Given_a_stolen_token_When_used_with_another_certificate_or_elsewhere_Then_refused()
    {
        var person = await PersonAsync();
        var application = await LetInAsync(person);
        var token = await application.OpenAsync();
        var thief = Connect(OtherPublisher);
        thief.Bear(token);
        var ours = Connect();
        ours.Bear(token);
        var asPerson = Keep(new RawClient(Sandbox, null));
        asPerson.Bear(token);

        Assert.Multiple(async () =>
        {
            Assert.That(await GetGrantAsync(thief), Is.EqualTo("JETON_AUTRE_CERTIFICAT"));
            Assert.That(
                await ReasonAsync(ours.Sessions.GetSessionAsync(new(), ours.Headers()).ResponseAsync),
                Is.EqualTo("JETON_INVALIDE"));
            Assert.That(
                await ReasonAsync(ours.Referencement.SetApplicationStatusAsync(new(), ours.Headers()).ResponseAsync),
                Is.EqualTo("JETON_INVALIDE"));
            Assert.That(
                await ReasonAsync(asPerson.Catalogue.ListApplicationsAsync(new(), asPerson.Headers()).ResponseAsync),
                Is.EqualTo("JETON_INVALIDE"));
        });
    }

    [Test]
    public async Task Given_the_token_of_somebody_else_When_an_application_s_call_is_made_Then_refused()
    {
        var person = await PersonAsync();
        var professional = Keep(await RawClient.OpenAsync(Sandbox, Cartes["structure"], Clock));
        var client = Connect();

        client.Bear(person.Client.Token);
        var asPerson = await GetGrantAsync(client);
        var asProfessional = await GetGrantAsync(professional);
        client.Bear(null);

        Assert.That((asPerson, asProfessional), Is.EqualTo(("JETON_INVALIDE", "JETON_INVALIDE")));
        Assert.That(await GetGrantAsync(client), Is.EqualTo("SESSION_ABSENTE"));
    }

    private static Task<string> GetGrantAsync(RawClient client) =>
        ReasonAsync(client.Applications.GetGrantAsync(new(), client.Headers()).ResponseAsync);

    private Task<string> OpenAsync(OpenGrantRequest request) =>
        ReasonAsync(Connect().Applications.OpenGrantAsync(request).ResponseAsync);

    private static async Task<string?> TryPairAsync(RawClient client, string id, string code)
    {
        try
        {
            await client.Applications.PairApplicationAsync(new() { ApplicationId = id, PairingCode = code });
            return null;
        }
        catch (RpcException failure)
        {
            return WireRefusal.Read(failure).Reason;
        }
    }
}
