using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps.Windows;
using MonEspaceSante.Diagnostic;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Windows;

/// <summary>What is chosen among the certificates of a store; the store itself is Windows'.</summary>
internal sealed class StorePairsTests
{
    private const string Igc = "C=FR, O=ASIP-SANTE, CN=TEST AC IGC-SANTE FORT PERSONNES";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Given_one_card_among_other_certificates_When_choosing_Then_its_pairs_are_found()
    {
        X509Certificate2Collection store =
        [
            .. Card(), .. Card(issuer: "CN=Autre autorité", psIdNat: "899700296157"), .. Card(end: Now.AddDays(-1)),
            X509CertificateLoader.LoadCertificate(Card()[0].RawData),
        ];

        var pairs = StorePairs.Among(store, null, Now);

        Assert.That(pairs.Authentication, Is.SameAs(store[0]));
        Assert.That(pairs.Signature, Is.SameAs(store[1]));
    }

    [Test]
    public void Given_two_cards_When_none_is_chosen_Then_refused_and_each_is_found_by_its_holder()
    {
        X509Certificate2Collection store = [.. Card(), .. Card(psIdNat: "899700296157")];

        AssertRefused(store, null, Reason.CartesMultiples);
        Assert.That(StorePairs.Among(store, "899700296157", Now).Authentication, Is.SameAs(store[2]));
        AssertRefused(store, "899700000000", Reason.CarteAbsente);
    }

    [Test]
    public void Given_no_card_or_half_a_card_When_choosing_Then_refused()
    {
        AssertRefused([], null, Reason.CarteAbsente);
        AssertRefused([.. Card(end: Now.AddDays(-1))], null, Reason.CarteAbsente);
        AssertRefused([Card()[0]], null, Reason.CarteSansSignature);
        AssertRefused([Card()[1]], null, Reason.CarteIllisible);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Given_a_renewed_card_whose_former_is_still_in_force_When_choosing_Then_the_newest_pairs_together(
        bool newestFirst)
    {
        var (former, renewed) = (Card(end: Now.AddDays(30)), Card(end: Now.AddDays(300)));
        X509Certificate2Collection store = newestFirst ? [.. renewed, .. former] : [.. former, .. renewed];

        var pairs = StorePairs.Among(store, null, Now);

        Assert.That((pairs.Authentication, pairs.Signature), Is.EqualTo((renewed[0], renewed[1])));
        AssertRefused([renewed[0], .. former], null, Reason.CarteSansSignature);
    }

    [Test]
    public void Given_a_store_When_the_doctor_looks_at_it_Then_its_card_and_dates_are_told()
    {
        using var inForce = CardView.OfStore([.. Card()], Now);
        using var expired = CardView.OfStore([.. Card(end: Now.AddDays(-1))], Now);
        using var empty = CardView.OfStore([], Now);

        Assert.That(Verdicts(inForce), Is.EqualTo(new[] { Verdict.Ok, Verdict.Attention, Verdict.Attention }));
        Assert.That(Verdicts(expired), Is.EqualTo(new[] { Verdict.Echec, Verdict.Echec, Verdict.Echec }));
        Assert.That(Verdicts(empty), Is.EqualTo(new[] { Verdict.Echec, Verdict.NonExamine, Verdict.NonExamine }));
    }

    private static Verdict[] Verdicts(CardView view) =>
    [
        CardExams.Of(view).Single(constat => constat.Code == Examen.Card).Verdict,
        CertificateExams.OfAuthentication(view, Now).Verdict,
        CertificateExams.OfSignature(view, Now).Verdict,
    ];

    private static void AssertRefused(X509Certificate2Collection store, string? idNat, Reason reason) => Assert.That(
        () => StorePairs.Among(store, idNat, Now),
        Throws.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(reason));

    private static X509Certificate2[] Card(
        string issuer = Igc, string psIdNat = "899700296140", DateTimeOffset? end = null) =>
    [
        Certificate(issuer, psIdNat, end ?? Now.AddDays(1), X509KeyUsageFlags.DigitalSignature, ClientAuthentication),
        Certificate(issuer, psIdNat, end ?? Now.AddDays(1), X509KeyUsageFlags.NonRepudiation, null),
    ];

    private static X509Certificate2 Certificate(
        string issuer, string psIdNat, DateTimeOffset end, X509KeyUsageFlags keyUsage, string? usage)
    {
        var request = new CertificateRequest(
            Subjects.Person(psIdNat), Key.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(keyUsage, critical: true));
        if (usage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        using var certificate = request.Create(
            new X500DistinguishedName(issuer),
            X509SignatureGenerator.CreateForRSA(Key.Value, RSASignaturePadding.Pkcs1),
            end.AddYears(-1),
            end,
            RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(Key.Value);
    }
}
