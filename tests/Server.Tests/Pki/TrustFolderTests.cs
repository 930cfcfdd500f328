using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>Authorities come and go without a restart; what is wrong in the folder changes nothing.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TrustFolderTests : IAsyncDisposable
{
    private readonly TestTrust _trust = new(TimeProvider.System);
    private readonly LogTranscript _log = new();
    private readonly ServiceProvider _judges;

    public TrustFolderTests() => _judges = _trust.Judges(_log);

    public async ValueTask DisposeAsync()
    {
        await _judges.DisposeAsync();
        _log.Dispose();
        _trust.Dispose();
    }

    [Test]
    public async Task Given_a_card_of_an_authority_that_is_not_installed_When_it_is_installed_Then_the_card_is_taken()
    {
        var organizations = _trust.Root.CreateIntermediate(TestTrust.OrganizationsName, TimeProvider.System.GetUtcNow());
        using var card = Structure(organizations);
        var before = await RefusalOfAsync(card);

        _trust.WriteList("organisations", organizations);
        _trust.Install("organisations", organizations.Certificate);
        Refresh();

        Assert.That(before, Is.EqualTo(Reason.ChaineIncomplete));
        Assert.That(await RefusalOfAsync(card), Is.Null);
    }

    [Test]
    public async Task Given_an_authority_that_is_taken_away_When_its_card_calls_Then_no_former_chain_lets_it_in()
    {
        using var card = _trust.Card();
        var before = await RefusalOfAsync(card);

        File.Delete(_trust.Folder.AuthorityCertificate("personnes"));
        Refresh();

        Assert.That(before, Is.Null);
        Assert.That(await RefusalOfAsync(card), Is.EqualTo(Reason.ChaineIncomplete));
    }

    [TestCase("")]
    [TestCase("illisible")]
    [TestCase("-----BEGIN CERTIFICATE-----\nMIIB")]
    public async Task Given_an_authority_whose_file_is_spoilt_When_its_card_calls_Then_what_it_held_stays(string content)
    {
        using var card = _trust.Card();
        File.WriteAllText(_trust.Folder.AuthorityCertificate("personnes"), content);

        Refresh();

        Assert.That(await RefusalOfAsync(card), Is.Null);
        Assert.That(_log.Text, Does.Contain("Trust file personnes.pem is not used"));
    }

    [Test]
    public async Task Given_an_authority_of_another_set_in_the_folder_When_its_card_calls_Then_refused_as_a_test_card()
    {
        var now = TimeProvider.System.GetUtcNow();
        var root = SandboxAuthority.CreateRoot("TEST AC RACINE BAC A SABLE", now);
        var persons = root.CreateIntermediate("TEST AC PERSONNES BAC A SABLE", now);
        _trust.Install("test-racine", root.Certificate);
        _trust.Install("test-personnes", persons.Certificate);
        using var card = _trust.Card(persons);

        Refresh();

        Assert.That(await RefusalOfAsync(card), Is.EqualTo(Reason.CertificatDeTest));
        Assert.That(_log.Text, Does.Contain("Trust file test-racine.pem is not used"));
    }

    [Test]
    public async Task Given_a_card_that_bears_the_name_of_an_authority_When_installed_Then_it_is_none()
    {
        var name = SandboxAuthority.CreateRoot(TestTrust.OrganizationsName, TimeProvider.System.GetUtcNow());
        using var card = new CertificateForge(_trust.Root.Certificate) { Subject = name.Certificate.SubjectName }.Make();
        _trust.Install("organisations", card);
        using var issued = new CertificateForge(card).Make();

        Refresh();

        Assert.That(await RefusalOfAsync(issued), Is.EqualTo(Reason.ChaineIncomplete));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Given_an_authority_that_issues_to_holders_of_another_kind_When_one_calls_Then_refused(bool isPerson)
    {
        var organizations = _trust.Root.CreateIntermediate(TestTrust.OrganizationsName, TimeProvider.System.GetUtcNow());
        _trust.WriteList("organisations", organizations);
        _trust.Install("organisations", organizations.Certificate);
        using var card = isPerson ? _trust.Card(organizations) : Structure(_trust.Persons);

        Refresh();

        Assert.That(await RefusalOfAsync(card), Is.EqualTo(Reason.CertificatInconnu));
    }

    private static X509Certificate2 Structure(SandboxAuthority issuer) => new CertificateForge(issuer.Certificate)
    {
        Subject = SandboxSubject.OfOrganization("CLINIQUE", "10B0099999", "AUTH CLINIQUE"),
    }.Make();

    private void Refresh() => _judges.GetRequiredService<TrustWatch>().Refresh();

    private Task<Reason?> RefusalOfAsync(X509Certificate2 card) => TestTrust.RefusalAsync(_judges, card);
}
