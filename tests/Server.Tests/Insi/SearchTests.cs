using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Insi;

/// <summary>Persons looked for in the register, over mutual TLS.</summary>
public sealed class SearchTests(Engine engine) : SandboxFixture(engine)
{
    [TestCase("NESSI", "RUTH", "F", "1977-07-14", null, "277076322082910")]
    [TestCase("Nessi", "Ruth Isabelle", "F", "1977-07-14", "63220", "277076322082910")]
    [TestCase("ADRTROIS", "TOUSSAINT", "M", "1960-01-01", "2B020", "160012B02077713")]
    [TestCase("ESSAI-LUNAIRE", "IBRAHIM", "M", "1981-33-00", null, "181330000010689")]
    [TestCase("d’Essai-Étranger", "Inès", "F", "1960-07-00", "99352", "260079900020613")]
    public async Task Given_a_person_of_the_register_When_looked_for_by_traits_Then_found(
        string name, string given, string sex, string birth, string? place, string matricule)
    {
        await using var client = Cartes.Client("pharmacien");

        var answer = await client.Ins.SearchAsync(TraitsIdentite.Parse(name, given, sex, birth, place));

        Assert.That(answer.Outcome, Is.EqualTo(InsOutcome.Trouve));
        Assert.That(answer.Identity!.Ins, Is.EqualTo(Ins.Parse(matricule, InsOid.NirTest)));
    }

    [Test]
    public async Task Given_first_names_in_another_order_When_looked_for_Then_each_is_tried_in_turn()
    {
        await using var client = Cartes.Client("medecin");

        var answer = await client.Ins.SearchAsync(TraitsIdentite.Parse("TCHITCHI", "OLA CATARINA", "F", "1936-06-21"));

        Assert.That(answer.Identity!.Traits.GivenNames, Is.EqualTo("CATARINA BELLA"));
    }

    [TestCase("TCHITCHI", "OLA", "F", "1936-06-21")]
    [TestCase("NESSI", "RUTH", "M", "1977-07-14")]
    [TestCase("NESSI", "RUTH", "F", "1977-07-15")]
    [TestCase("NESSI", "ISABELLE", "F", "1977-07-14")]
    [TestCase("PERSONNE", "RUTH", "F", "1977-07-14")]
    public async Task Given_nobody_of_these_traits_When_looked_for_Then_none_is_an_answer(
        string name, string given, string sex, string birth)
    {
        await using var client = Cartes.Client("medecin");

        var answer = await client.Ins.SearchAsync(TraitsIdentite.Parse(name, given, sex, birth));

        Assert.That((answer.Outcome, answer.Identity), Is.EqualTo((InsOutcome.Aucun, (InsIdentity?)null)));
    }

    [TestCase("PAUL", null, InsOutcome.Plusieurs)]
    [TestCase("PAUL MARIE", null, InsOutcome.Trouve)]
    [TestCase("PAUL JEAN", null, InsOutcome.Plusieurs)]
    [TestCase("PAUL JEAN", "75115", InsOutcome.Trouve)]
    [TestCase("PAUL", "75115", InsOutcome.Trouve)]
    [TestCase("PAUL", "63113", InsOutcome.Plusieurs)]
    [TestCase("PAUL JEAN", "63113", InsOutcome.Trouve)]
    [TestCase("PAUL LOUIS", "97105", InsOutcome.Plusieurs, Description = "narrowing that finds nobody")]
    [TestCase("PAUL ALBAN", null, InsOutcome.Plusieurs, Description = "the next first name is another person's")]
    public async Task Given_people_of_close_traits_When_more_traits_are_told_Then_they_are_told_apart(
        string given, string? place, InsOutcome outcome)
    {
        await using var client = Cartes.Client("medecin");

        var answer = await client.Ins.SearchAsync(
            TraitsIdentite.Parse("ESSAI-HOMONYME", given, "M", "1985-05-17", place));

        Assert.That(answer.Outcome, Is.EqualTo(outcome));
    }

    [Test]
    public async Task Given_people_whom_no_trait_tells_apart_When_looked_for_Then_several_is_the_answer()
    {
        await using var client = Cartes.Client("medecin");

        var answer = await client.Ins.SearchAsync(
            TraitsIdentite.Parse("ESSAI-INDISTINCT", "PAUL", "M", "1985-05-17", "63113"));

        Assert.That((answer.Outcome, answer.Identity), Is.EqualTo((InsOutcome.Plusieurs, (InsIdentity?)null)));
    }

    [Test]
    public async Task Given_a_person_who_had_other_numbers_When_found_Then_they_are_told_latest_first()
    {
        await using var client = Cartes.Client("structure");

        var answer = await client.Ins.SearchAsync(
            TraitsIdentite.Parse("ECETINSI", "PIERRE-ALAIN", "M", "2009-07-14"));

        Assert.That(
            answer.Identity!.Former.Select(former => former.Ins.Matricule),
            Is.EqualTo(new[] { "209076322083439", "209066322012355" }));
    }

    [TestCase("279035121518989", "1979-03-28", 1, "279035121518989")]
    [TestCase("277076322082910", "2010-08-07", 1, "110086322083060", Description = "a child on a parent's card")]
    [TestCase("167112622170459", "1999-01-15", 3, "199013417202372", Description = "a twin")]
    [TestCase("167112622170459", "1999-01-15", 5, null, Description = "a twin too many")]
    public async Task Given_a_beneficiary_of_a_Vitale_card_When_looked_for_Then_found_without_typing_a_trait(
        string insured, string birth, int rank, string? matricule)
    {
        await using var client = Cartes.Client("pharmacien");

        var answer = await client.Ins.SearchByVitaleAsync(
            new BeneficiaireVitale(insured, BirthDate.Parse(birth), rank, "", ""));

        Assert.That(answer.Identity?.Ins.Matricule, Is.EqualTo(matricule));
        Assert.That(answer.Outcome, Is.EqualTo(matricule is null ? InsOutcome.Aucun : InsOutcome.Trouve));
    }

    [Test]
    public async Task Given_every_beneficiary_of_a_virtual_Vitale_card_When_looked_for_Then_each_is_found()
    {
        await using var client = Cartes.Client("pharmacien");
        var card = VitaleVirtuelle.Of("167112622170459");

        foreach (var beneficiary in await card.ReadAsync())
        {
            var answer = await client.Ins.SearchByVitaleAsync(beneficiary);
            Assert.That(answer.Identity?.Traits.GivenNames, Is.EqualTo(beneficiary.GivenName));
        }

        Assert.That(await card.ReadAsync(), Has.Count.EqualTo(5));
        card.IsInserted = false;
        Assert.That((await Refused.ByAsync(card.ReadAsync())).ReasonCode, Is.EqualTo("CARTE_VITALE_ILLISIBLE"));
    }

    [TestCase("APCV-ESSAI-0001", InsOutcome.Trouve)]
    [TestCase("APCV-ESSAI-0002", InsOutcome.Aucun)]
    public async Task Given_an_application_carte_Vitale_When_looked_for_Then_its_holder_is_the_answer(
        string token, InsOutcome outcome)
    {
        await using var client = Cartes.Client("opticien");

        var answer = await client.Ins.SearchByApCvAsync(token);

        Assert.That((answer.Outcome, answer.Identity?.Ins), Is.EqualTo((outcome, outcome == InsOutcome.Trouve ? PatTrois : null)));
    }

    [Test]
    public async Task Given_a_found_person_and_a_checked_document_When_fed_Then_the_identity_opens_the_dossier()
    {
        await using var client = Cartes.Client("medecin");
        var told = IdentitePatient.Provisoire(TraitsIdentite.Parse("Pat-Trois", "Dominique", "F", "1979-03-28"));

        var answer = await client.Ins.SearchAsync(told.Traits);
        var qualified = told.Recuperer(answer.Identity!).Valider();
        var dossier = await client.Dossiers.CheckAsync(qualified.DemandShareable());

        Assert.That(dossier.Patient, Is.EqualTo(PatTrois));
    }
}
