using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using static MonEspaceSante.Protos.Errors.V1.Reason;

namespace MonEspaceSante.Server.Tests.Session;

/// <summary>Connections with a bad certificate, or with none: every call tells why, and serves nothing.</summary>
public sealed class CertificateTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly BadCertificate[] Bad =
    [
        new("none", CertificatAbsent, _ => null),
        new("expired", CertificatExpire, issuer => Issue(issuer, t => t with { NotAfter = t.NotBefore.AddMinutes(1) })),
        new("not yet valid", CertificatPasEncoreValide, issuer =>
            Issue(issuer, t => t with { NotBefore = t.NotAfter.AddMinutes(-1) })),
        new("of a foreign authority", CertificatInconnu, _ => Foreign("AUTRE AC")),
        new("of a foreign authority that bears our names", CertificatInconnu, _ =>
            Foreign("TEST AC PERSONNES BAC A SABLE")),
        new("issued by a card", CertificatInconnu, issuer =>
            IssuedBy(Issue(issuer, t => t with { Subject = SandboxSubject.OfPerson("Pharmacien", "PAUL", "X", "8") }))),
        new("self-signed", CertificatAutoSigne, _ => SelfSigned()),
        new("a foreign root", CertificatAutoSigne, _ =>
            SandboxAuthority.CreateRoot("899700296140", TimeProvider.System.GetUtcNow()).Certificate),
        new("without extended key usage", CertificatUsageInterdit, issuer =>
            Issue(issuer, t => t with { ExtendedKeyUsage = null })),
        new("made for servers", CertificatUsageInterdit, issuer =>
            Issue(issuer, t => t with { ExtendedKeyUsage = SandboxAuthority.ServerAuth })),
        new("made for any usage", CertificatUsageInterdit, issuer =>
            Issue(issuer, t => t with { ExtendedKeyUsage = "2.5.29.37.0" })),
        new("of the sandbox's server", CertificatUsageInterdit, issuer =>
            X509CertificateLoader.LoadPkcs12FromFile(issuer.Folder.ServerCertificate, null)),
        new("of the root itself", CertificatUsageInterdit, issuer => issuer.Authority("racine").Certificate),
    ];

    private static IEnumerable<TestCaseData> BadCertificates =>
        Bad.Select(bad => new TestCaseData(bad).SetArgDisplayNames(bad.Name));

    [TestCaseSource(nameof(BadCertificates))]
    public async Task Given_a_bad_certificate_When_any_call_is_made_Then_refused_with_its_reason(object argument)
    {
        var bad = (BadCertificate)argument;
        using var client = new RawClient(Sandbox, bad.Make(new SandboxIssuer(Sandbox)));

        var check = new CheckDossierRequest { Patient = RawDeposit.Wire(PatTrois) };

        WireRefusal[] refusals =
        [
            await Refused.OnTheWireAsync(
                client.OpenSessionAsync(RawClient.Assertion(Cartes["medecin"]), Cartes["medecin"])),
            await Refused.OnTheWireAsync(client.Health.CheckAsync(new()).ResponseAsync),
            await Refused.OnTheWireAsync(client.Dmp.CheckDossierAsync(check).ResponseAsync),
        ];

        var expected = ErrorCatalogue.Find(bad.Reason);
        Assert.That(refusals.Select(refusal => refusal.Reason), Is.All.EqualTo(expected.Code));
        Assert.That(refusals.Select(refusal => refusal.Message), Is.All.EqualTo(expected.Message));
        Assert.That(refusals.Select(refusal => refusal.Remedy), Is.All.EqualTo(expected.Remedy));
    }

    [TestCase("medecin-perimee", CertificatExpire)]
    [TestCase("medecin-revoquee", CertificatRevoque)]
    public async Task Given_a_card_that_no_longer_serves_When_used_through_the_SDK_Then_the_card_is_refused(
        string card, Protos.Errors.V1.Reason reason)
    {
        await using var client = Cartes.Client(card);

        var refusal = await Refused.ByAsync(client.Dossiers.CheckAsync(PatTrois));

        Assert.That(refusal, Is.TypeOf<CarteRefusedException>());
        Assert.That(refusal.Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task Given_the_signature_certificate_of_a_card_When_it_authenticates_Then_refused()
    {
        using var client = new RawClient(Sandbox, Cartes["medecin"].SignatureCertificate);

        var refusal = await Refused.OnTheWireAsync(client.Health.CheckAsync(new()).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo("CERTIFICAT_USAGE_INTERDIT"));
    }

    private static X509Certificate2 Issue(
        SandboxIssuer issuer, Func<CertificateTemplate, CertificateTemplate> change) =>
        issuer.Persons.Issue(change(SandboxIssuer.Doctor()));

    private static X509Certificate2 Foreign(string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        var root = SandboxAuthority.CreateRoot("TEST AC RACINE BAC A SABLE", now);
        return root.CreateIntermediate(name, now).Issue(SandboxIssuer.Doctor());
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var template = SandboxIssuer.Doctor();
        return Request(key).CreateSelfSigned(template.NotBefore, template.NotAfter);
    }

    private static X509Certificate2 IssuedBy(X509Certificate2 card)
    {
        using var key = RSA.Create(2048);
        using var cardKey = card.GetRSAPrivateKey()!;
        using var issued = Request(key).Create(
            card.SubjectName,
            X509SignatureGenerator.CreateForRSA(cardKey, RSASignaturePadding.Pkcs1),
            card.NotBefore,
            card.NotAfter,
            [1, 2, 3]);
        return issued.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(RSA key)
    {
        var request = new CertificateRequest(
            SandboxIssuer.Doctor().Subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(SandboxAuthority.ClientAuth)], false));
        return request;
    }
}
