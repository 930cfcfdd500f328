using System.Text.Json;
using MonEspaceSante.Identity;
using MonEspaceSante.ProSanteConnect;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.ProSanteConnect;

/// <summary>Who the claims name, and where one works.</summary>
internal sealed class IdentityTests
{
    private const string Doctor = """
        "SubjectNameID": "899700296140", "given_name": "KIT", "family_name": "DOC0029614",
        "SubjectRole": ["10^1.2.250.1.71.1.2.7"]
        """;

    [Test]
    public void Claims_of_a_doctor_tell_profession_speciality_and_structures()
    {
        var identity = Read($$"""
            { {{Doctor}}, "SubjectRefPro": { "codeCivilite": "M", "exercices": [
              { "codeProfession": "10", "codeSavoirFaire": "SM26", "activities": [
                { "numeroFinessSite": "0B0099999", "raisonSocialeSite": "CLINIQUE", "codeSecteurDactivite": "SA04" },
                { "numeroSiretSite": "12345678900011", "raisonSocialeSite": "CABINET" },
                { "numeroFinessSite": "", "identifiantTechniqueDeLaStructure": "499700296140001" },
                { "numeroFinessSite": "0B0099999", "raisonSocialeSite": "ENCORE" },
                { "raisonSocialeSite": "SANS IDENTIFIANT" } ] } ] } }
            """);

        Assert.That(identity.PsIdNat, Is.EqualTo("899700296140"));
        Assert.That(
            identity.Activites.Select(a => a.Activite.Structure.StructIdNat),
            Is.EqualTo(["10B0099999", "312345678900011", "499700296140001"]));
        Assert.That(
            identity.Find("10B0099999")!.Professional,
            Is.EqualTo(new Professional("899700296140", new PersonName("DOC0029614", "KIT"), "10", "SM26")));
        Assert.That(identity.Find("10B0099999")!.Activite.Sector, Is.EqualTo("SA04"));
        Assert.That(identity.Find("10B0000000"), Is.Null);
    }

    [Test]
    public void A_profession_that_the_roles_do_not_tell_is_not_taken()
    {
        var identity = Read($$"""
            { {{Doctor}}, "SubjectRefPro": { "exercices": [
              { "codeProfession": "21", "activities": [{ "numeroFinessSite": "0B0130811" }] } ] } }
            """);

        Assert.That(identity.Activites, Is.Empty);
    }

    [Test]
    public void Without_activities_the_organisation_stands_for_the_only_one()
    {
        var identity = Read($$"""
            { {{Doctor}}, "SubjectOrganizationID": "10B0099999", "SubjectOrganization": "CLINIQUE",
              "Secteur_Activite": "SA04^1.2.250.1.71.4.2.4" }
            """);

        Assert.That(identity.Activites.Single().Activite.Sector, Is.EqualTo("SA04"));
        Assert.That(identity.Find("10B0099999")!.Professional.Profession, Is.EqualTo("10"));
    }

    [TestCase("""{ "SubjectNameID": "8", "SubjectRole": "10^1.2.250.1.71.1.2.7", "SubjectRefPro": [] }""")]
    [TestCase("""{ "SubjectNameID": "8", "SubjectRole": { "10": 1 }, "SubjectRefPro": "10" }""")]
    [TestCase("""{ "SubjectNameID": "8", "SubjectRole": [10, null], "SubjectRefPro": { "exercices": [1, null, {}] } }""")]
    [TestCase("""{ "SubjectNameID": "8", "SubjectRole": ["10"], "SubjectOrganizationID": "10B0099999" }""")]
    [TestCase("""{ "SubjectNameID": "8", "SubjectRole": ["10^1.2", "a^b^c"], "SubjectOrganizationID": "10B0099999" }""")]
    public void Claims_of_other_kinds_tell_no_activity(string claims) => Assert.That(Read(claims).Activites, Is.Empty);

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("""{ "SubjectNameID": "" }""")]
    [TestCase("""{ "SubjectNameID": 899700296140 }""")]
    public void Claims_that_name_nobody_are_refused(string claims) =>
        Assert.That(() => Read(claims), Throws.InstanceOf<FormatException>());

    [Test]
    public void Nothing_of_it_shows_in_a_log()
    {
        var identity = Read($$"""{ {{Doctor}}, "SubjectOrganizationID": "10B0099999" }""");

        Assert.That(
            $"{identity} {identity.Activites[0]} {new IssuedTokens("acces", "suite", "identite", default)} {new ProofKey("secret")}",
            Does.Not.Contain("8997").And.Not.Contain("10B").And.Not.Contain("acces").And.Not.Contain("suite")
                .And.Not.Contain("identite").And.Not.Contain("secret"));
    }

    private static ProSanteConnectIdentity Read(string claims)
    {
        using var document = JsonDocument.Parse(claims);
        return ProSanteConnectIdentity.Read(document.RootElement.Clone());
    }
}
