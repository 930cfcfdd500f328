using System.Xml.Linq;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi.National;

/// <summary>Persons looked for at the téléservice: from the SDK through the server to the stub, over TLS all the way.</summary>
public sealed class NationalSearchTests(Engine engine) : NationalFixture(engine)
{
    private const string History =
        """
        <INSHISTO><IdIndividu><NumIdentifiant>2090763220834</NumIdentifiant><Cle>39</Cle></IdIndividu>
        <OID>1.2.250.1.213.1.4.9</OID><DateDeb>2019-03-01</DateDeb><DateFin>2020-07-31</DateFin></INSHISTO>
        """;

    [Test]
    public async Task Given_one_person_When_looked_for_by_traits_Then_told_with_the_numbers_before()
    {
        Stub.On("TROUVEE", StubAnswer.Found(new StubPerson("TROUVEE") { History = History }));
        await using var client = Client();

        var answer = await client.Ins.SearchAsync(Traits("Trouvée"));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Outcome, Is.EqualTo(InsOutcome.Trouve));
            Assert.That(answer.Identity!.Ins, Is.EqualTo(Ins.Parse("277076322082910", InsOid.Nir)));
            Assert.That(answer.Identity.Traits, Is.EqualTo(Traits("TROUVEE", "RUTH ISABELLE", "63220")));
            Assert.That(answer.Identity.Former, Has.Count.EqualTo(1));
            Assert.That(answer.Identity.Former[0].Ins, Is.EqualTo(Ins.Parse("209076322083439", InsOid.Nia)));
            Assert.That(answer.Identity.Former[0].StartTime, Is.EqualTo(DateTimeOffset.Parse("2019-03-01T00:00+01:00", null)));
            Assert.That(answer.Identity.Former[0].EndTime, Is.EqualTo(DateTimeOffset.Parse("2020-07-31T00:00+02:00", null)));
        });
    }

    [Test]
    public async Task Given_a_search_by_traits_When_sent_Then_it_is_spelt_as_the_national_one()
    {
        Stub.On("ENVOYEE", StubAnswer.Found(new StubPerson("ENVOYEE")));
        await using var client = Client();

        await client.Ins.SearchAsync(Traits("ENVOYEE", "RUTH ISABELLE", "63220"));

        var sent = Stub.Requests("ENVOYEE").Single();
        XNamespace ins = "http://www.cnamts.fr/INSiRecSans";
        var context = sent.Header(XName.Get("ContexteLPS", "urn:siram:lps:ctxlps"));
        Assert.Multiple(() =>
        {
            Assert.That(sent.ContentType, Does.StartWith("application/soap+xml").And.Contain($"action=\"{sent.Action}\""));
            Assert.That(sent.Action, Is.EqualTo("urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite"));
            Assert.That(sent.MessageId, Does.Match("^uuid:[0-9a-f-]{36}$"));
            Assert.That(sent.Body.Name, Is.EqualTo(ins + "RECSANSVITALE"));
            Assert.That(
                sent.Body.Elements().Select(element => (element.Name.LocalName, element.Value)),
                Is.EqualTo(new[]
                {
                    ("NomNaissance", "ENVOYEE"), ("Prenom", "RUTH"), ("Sexe", "F"), ("DateNaissance", "1977-07-14"),
                }));
            Assert.That(Told(context, "IDAM"), Is.EqualTo(NationalPlatform.Idam));
            Assert.That(Told(context, "Nom"), Is.EqualTo("urn:lps:ESSAIS:1.0"));
            Assert.That(Told(context, "Emetteur"), Is.EqualTo(NationalPlatform.Structure));
            Assert.That(
                Told(sent.Header(XName.Get("ContexteBAM", "urn:siram:bam:ctxbam")), "Emetteur"),
                Is.EqualTo(NationalPlatform.Structure));
        });
    }

    [Test]
    public async Task Given_a_search_When_sent_Then_its_assertion_is_signed_with_the_certificate_of_the_connection()
    {
        Stub.On("SIGNEE", StubAnswer.Code("01"));
        await using var client = Client();

        await client.Ins.SearchAsync(Traits("SIGNEE"));

        var sent = Stub.Requests("SIGNEE").Single();
        var assertion = sent.Envelope.Descendants(XName.Get("Assertion", "urn:oasis:names:tc:SAML:2.0:assertion")).Single();
        Assert.Multiple(() =>
        {
            Assert.That(SignatureVerdict.Of(sent.Text, sent.Certificate), Is.True);
            Assert.That(SignatureVerdict.Of(sent.Text.Replace("0B0099999<", "0B0099998<", StringComparison.Ordinal), sent.Certificate), Is.False);
            Assert.That(Told(assertion, "X509Certificate"), Is.EqualTo(Convert.ToBase64String(sent.Certificate.RawData)));
            Assert.That(
                assertion.Descendants().Where(element => element.Name.LocalName == "Attribute")
                    .Select(attribute => (attribute.Attribute("Name")!.Value, attribute.Value)),
                Does.Contain(("identifiantFacturation", NationalPlatform.Billing)));
        });
    }

    [Test]
    public async Task Given_several_first_names_and_nobody_When_looked_for_Then_each_is_asked_for()
    {
        Stub.On("ABSENTE", StubAnswer.Code("01"));
        await using var client = Client();

        var answer = await client.Ins.SearchAsync(Traits("ABSENTE", "RUTH ISABELLE ZOE"));

        Assert.That(answer.Outcome, Is.EqualTo(InsOutcome.Aucun));
        Assert.That(
            Stub.Requests("ABSENTE").SelectMany(request => request.Told("Prenom")),
            Is.EqualTo(new[] { "RUTH", "ISABELLE", "ZOE" }));
    }

    [Test]
    public async Task Given_several_persons_When_looked_for_Then_all_first_names_then_the_place_tell_them_apart()
    {
        Stub.On("HOMONYME", StubAnswer.InTurn(
            StubAnswer.Code("02"), StubAnswer.Code("02"), StubAnswer.Found(new StubPerson("HOMONYME"))));
        await using var client = Client();

        var answer = await client.Ins.SearchAsync(Traits("HOMONYME", "RUTH ISABELLE", "63220"));

        Assert.That(answer.Outcome, Is.EqualTo(InsOutcome.Trouve));
        Assert.That(
            Stub.Requests("HOMONYME").Select(request => string.Join(' ', request.Told("Prenom").Concat(request.Told("LieuNaissance")))),
            Is.EqualTo(new[] { "RUTH", "RUTH ISABELLE", "RUTH 63220" }));
    }

    [Test]
    public async Task Given_several_persons_whom_nothing_tells_apart_When_looked_for_Then_several_is_the_answer()
    {
        Stub.On("INDISTINCTE", StubAnswer.Code("02"));
        await using var client = Client();

        var answer = await client.Ins.SearchAsync(Traits("INDISTINCTE"));

        Assert.That((answer.Outcome, answer.Identity), Is.EqualTo((InsOutcome.Plusieurs, (InsIdentity?)null)));
    }

    [Test]
    public async Task Given_a_beneficiary_of_a_Vitale_card_When_looked_for_Then_the_card_is_told_and_no_trait()
    {
        Stub.On("1671126221704", StubAnswer.Found(new StubPerson("JUMELLE") { BirthDate = "1999-01-15" }));
        await using var client = Client();

        var answer = await client.Ins.SearchByVitaleAsync(
            new BeneficiaireVitale("167112622170459", BirthDate.Parse("1999-01-15"), 3, "JUMELLE", "RUTH"));

        var sent = Stub.Requests("1671126221704").Single();
        Assert.That(answer.Outcome, Is.EqualTo(InsOutcome.Trouve));
        Assert.That(sent.Action, Does.EndWith(":rechercherInsAvecCarteVitale"));
        Assert.That(
            sent.Body.Descendants().Where(element => !element.HasElements).Select(element => (element.Name.LocalName, element.Value)),
            Is.EqualTo(new[]
            {
                ("NumIdentifiant", "1671126221704"), ("Cle", "59"), ("DateNaissance", "1999-01-15"), ("RangNaissance", "3"),
            }));
    }

    [Test]
    public async Task Given_the_token_of_an_application_When_looked_for_Then_its_holder_is_the_answer()
    {
        Stub.On("jeton-apcv-0007", StubAnswer.Found(new StubPerson("APPLICATION")));
        await using var client = Client();

        var answer = await client.Ins.SearchByApCvAsync("jeton-apcv-0007");

        Assert.That(answer.Identity!.Traits.BirthName, Is.EqualTo("APPLICATION"));
    }

    private static string Told(XElement element, string name) =>
        element.Descendants().Single(part => part.Name.LocalName == name).Value;
}
