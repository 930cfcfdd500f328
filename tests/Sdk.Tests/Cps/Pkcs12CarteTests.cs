using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps;

internal sealed class Pkcs12CarteTests
{
    [Test]
    public void Given_doctors_card_When_opened_Then_holder_pairs_and_activity_are_told()
    {
        using var file = CarteFile.Of(Subjects.Person());
        using var carte = file.Open();

        Assert.Multiple(() =>
        {
            Assert.That(carte.Porteur.Type, Is.EqualTo(TypeCarte.Cps));
            Assert.That(carte.Porteur.Professional, Is.EqualTo(
                new Professional("899700296140", new PersonName("DOC0029614", "KIT"), "10", "SM26")));
            Assert.That(carte.Activites, Is.EqualTo(
                new[] { new Activite(new Structure("499700433156004", "Cabinet du Dr Test"), "SA07") }));
            Assert.That(carte.AuthenticationCertificate.HasPrivateKey, Is.True);
            Assert.That(carte.SignatureKey.KeySize, Is.EqualTo(2048));
            Assert.That(carte.Chain.Select(c => c.Thumbprint), Is.EqualTo(new[] { TestPki.Shared.Intermediate.Thumbprint }));
        });
    }

    [TestCase("Pharmacien", TypeCarte.Cps, "21")]
    [TestCase("Opticien-lunetier", TypeCarte.Cps, "28")]
    [TestCase("Audioprothésiste", TypeCarte.Cps, "26")]
    [TestCase("Infirmier", TypeCarte.Cps, "60")]
    [TestCase("Secrétaire médical", TypeCarte.Cpe, "SECRETARIAT_MEDICAL")]
    public void Profession_is_read_from_the_title(string title, TypeCarte type, string profession)
    {
        using var file = CarteFile.Of(Subjects.Person(title: title), json: null);
        using var carte = file.Open();

        Assert.Multiple(() =>
        {
            Assert.That(carte.Porteur.Type, Is.EqualTo(type));
            Assert.That(carte.Porteur.Professional!.Profession, Is.EqualTo(profession));
            Assert.That(carte.Activites, Is.Empty);
        });
    }

    [Test]
    public void Given_certificates_of_a_structure_When_opened_Then_the_structure_is_the_only_activity()
    {
        using var file = CarteFile.Of(Subjects.Structure("10B0130811", "CABINET TEST"), json: null);
        using var carte = file.Open();

        Assert.Multiple(() =>
        {
            Assert.That(carte.Porteur, Is.EqualTo(new PorteurCarte(TypeCarte.Organisation, null)));
            Assert.That(carte.Activites, Is.EqualTo(new[] { new Activite(new Structure("10B0130811", "CABINET TEST"), "") }));
        });
    }

    [Test]
    public void Given_nameless_employee_card_When_opened_Then_national_rule_makes_the_name()
    {
        var subject = Subjects.Of(
            [(Subjects.Organization, "CABINET TEST")],
            [(Subjects.Title, "Secrétaire médical")],
            [(Subjects.CommonName, "3B0130811/CPE01")]);
        using var file = CarteFile.Of(subject, json: null);
        using var carte = file.Open();

        Assert.That(carte.Porteur.Professional!.Name, Is.EqualTo(new PersonName("CABINET TEST", "3B0130811-CPE01")));
    }

    [Test]
    public void Given_wrong_code_When_opened_Then_code_is_refused()
    {
        using var file = CarteFile.Of(Subjects.Person());

        Assert.That(
            () => Pkcs12Carte.Open(file.Path, "0000"),
            Throws.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(Reason.CodePorteurFaux));
    }

    [Test]
    public void Given_card_without_the_pair_that_signs_When_opened_Then_its_own_reason()
    {
        using var file = CarteFile.With(null, TestPki.Shared.Authentication(Subjects.Person()));

        Assert.That(
            () => file.Open(),
            Throws.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(Reason.CarteSansSignature));
    }

    [TestCaseSource(nameof(Unreadable))]
    public void Given_broken_card_When_opened_Then_it_is_unreadable(Func<CarteFile> make)
    {
        using var file = make();

        Assert.That(
            () => file.Open(),
            Throws.InstanceOf<CarteRefusedException>().With.Property("Reason").EqualTo(Reason.CarteIllisible));
    }

    private static IEnumerable<TestCaseData> Unreadable()
    {
        yield return Case("no_file", () => Spoilt(file => File.Delete(file.Path)));
        yield return Case("empty_file", () => Spoilt(file => File.WriteAllBytes(file.Path, [])));
        yield return Case("not_PKCS12", () => Spoilt(file => File.WriteAllText(file.Path, "carte")));
        yield return Case("cut_file", () => Spoilt(file => File.WriteAllBytes(file.Path, File.ReadAllBytes(file.Path)[..^40])));
        yield return Case("no_authentication_pair", () => CarteFile.With(null, TestPki.Shared.Signature(Subjects.Person())));
        yield return Case("certificates_without_keys", () => CarteFile.With(
            null,
            CarteFile.WithoutKey(TestPki.Shared.Authentication(Subjects.Person())),
            CarteFile.WithoutKey(TestPki.Shared.Signature(Subjects.Person()))));
        yield return Case("pairs_of_two_holders", () => CarteFile.With(
            null,
            TestPki.Shared.Authentication(Subjects.Person()),
            TestPki.Shared.Signature(Subjects.Person(psIdNat: "899700296157"))));
        yield return Case("unknown_profession", () => CarteFile.Of(Subjects.Person(title: "Sorcier")));
        yield return Case("activities_not_JSON", () => CarteFile.Of(Subjects.Person(), json: "{"));
        yield return Case("activity_without_structure", () => CarteFile.Of(Subjects.Person(), json: """{"activites":[{}]}"""));
    }

    private static CarteFile Spoilt(Action<CarteFile> spoil)
    {
        var file = CarteFile.Of(Subjects.Person());
        spoil(file);
        return file;
    }

    private static TestCaseData Case(string name, Func<CarteFile> make) => new TestCaseData(make).SetArgDisplayNames(name);
}
