using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>A card is worth no more than the authority that issued it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class IntermediateTests : IDisposable
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly TemporaryFolder _trust = new();
    private readonly SandboxAuthority _root = SandboxAuthority.CreateRoot("RACINE", Clock.GetUtcNow());
    private readonly SandboxAuthority _persons;
    private readonly X509Certificate2 _card;

    public IntermediateTests()
    {
        _persons = _root.CreateIntermediate("PERSONNES", Clock.GetUtcNow());
        _card = _persons.Issue(SandboxIssuer.Doctor());
        File.WriteAllText(_trust.File("racine.pem"), _root.Certificate.ExportCertificatePem());
        File.WriteAllText(_trust.File("personnes.pem"), _persons.Certificate.ExportCertificatePem());
        WriteList("personnes", _persons);
    }

    public void Dispose() => _trust.Dispose();

    [Test]
    public void Given_an_authority_in_force_When_its_card_calls_Then_let_in()
    {
        WriteList("racine", _root);

        Assert.That(Judge(), Is.SameAs(_card));
    }

    [Test]
    public void Given_a_revoked_authority_When_its_card_calls_Then_refused()
    {
        WriteList("racine", _root, _persons.Certificate);

        var refusal = Assert.Throws<CarteRefusedException>(() => Judge());

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CertificatRevoque));
    }

    [Test]
    public void Given_an_authority_that_no_list_tells_of_When_its_card_calls_Then_refused()
    {
        var refusal = Assert.Throws<ServiceUnavailableException>(() => Judge());

        Assert.That(refusal.Reason, Is.EqualTo(Reason.RevocationInverifiable));
    }

    [Test]
    public void Given_a_list_that_can_no_longer_be_read_When_refreshed_Then_the_former_stays_in_force()
    {
        WriteList("racine", _root);
        using var lists = Lists(new TrustSet(_trust.Path));
        File.WriteAllText(_trust.File("personnes.crl"), "illisible");

        lists.Refresh();

        Assert.That(lists.IsRevoked(_card), Is.False);
    }

    private X509Certificate2 Judge()
    {
        var trust = new TrustSet(_trust.Path);
        using var lists = Lists(trust);
        return new CertificateVerifier(trust, lists, Clock).DemandAuthentication(_card);
    }

    private RevocationLists Lists(TrustSet trust)
    {
        var lists = new RevocationLists(_trust.Path, trust, Clock, NullLogger<RevocationLists>.Instance);
        lists.Refresh();
        return lists;
    }

    private void WriteList(string name, SandboxAuthority issuer, params IEnumerable<X509Certificate2> revoked) =>
        File.WriteAllBytes(
            _trust.File($"{name}.crl"), issuer.IssueRevocationList(revoked, Clock.GetUtcNow(), TimeSpan.FromDays(1)));
}
