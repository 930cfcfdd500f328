using MonEspaceSante.Annuaire;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Annuaire.Import;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Annuaire;

[Parallelizable(ParallelScope.Self)]
public sealed class SearchTests(Engine engine) : AnnuaireFixture(engine)
{
    private const string SavoirFaireHeader =
        "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|Code profession|"
        + "Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|"
        + "Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|";

    private const string DiplomaHeader =
        "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|"
        + "Code type diplôme obtenu|Libellé type diplôme obtenu|Code diplôme obtenu|Libellé diplôme obtenu|"
        + "Code type autorisation|Libellé type autorisation|Code discipline autorisation|Libellé discipline autorisation|";

    private static readonly string Elise = AnnuaireLines.Rpps(1);
    private static readonly string Emile = AnnuaireLines.Rpps(2);

    [OneTimeSetUp]
    public async Task ImportAsync()
    {
        var activities = Activities(
            At(Person(1, "LEFÈVRE-ŒDIPE", "Élise", "21"), "PHARMACIE DE L'ÎLE", "990000001", "75104", "75004", "PARIS 4E ARRONDISSEMENT"),
            At(Person(1, "LEFÈVRE-ŒDIPE", "Élise", "21"), "PHARMACIE DU PORT", "990000019", "29019", "29200", "BREST"),
            At(Person(2, "LEFEVRE", "Émile"), "CABINET LEFEVRE", "", "29019", "29200", "BREST", siret: "12345678900017"),
            Person(3, "LEFORESTIER", "Jean", "60"),
            Person(5, "ZYRIANE", "Anne"),
            Person(5, "ZYRIANE-VALOIS", "Anne"),
            Person(6, "ZYRIANE-URBAIN", "Zoé"));
        var competences = Extraction(SavoirFaireHeader, new Dictionary<string, string>
        {
            ["Identification nationale PP"] = $"8{Emile}",
            ["Code profession"] = "10",
            ["Code type savoir-faire"] = "S",
            ["Code savoir-faire"] = "SM04",
            ["Libellé savoir-faire"] = "Cardiologie",
        });
        var diplomas = Extraction(DiplomaHeader, new Dictionary<string, string>
        {
            ["Identification nationale PP"] = $"8{Emile}",
            ["Code type diplôme obtenu"] = "DE",
            ["Code diplôme obtenu"] = "DE28",
            ["Libellé diplôme obtenu"] = "DE Docteur en médecine",
        });
        var boites = Boites(
            new()
            {
                ["Type de BAL"] = "PER", ["Adresse BAL"] = "Emile.Lefevre@Essais.mssante.fr", ["Type Identifiant PP"] = "8",
                ["Identifiant PP"] = Emile, ["Identification nationale PP"] = $"8{Emile}", ["Nom d'exercice"] = "LEFEVRE",
                ["Prénom d'exercice"] = "Émile", ["Code Profession"] = "10", ["Dématérialisation"] = "True",
            },
            new()
            {
                ["Type de BAL"] = "ORG", ["Adresse BAL"] = "pharmacie.port@essais.mssante.fr",
                ["Type identifiant structure"] = "FINESS", ["Identification Structure"] = "990000019",
                ["Raison Sociale structure BAL"] = "PHARMACIE DU PORT", ["Code postal structure BAL"] = "29200",
                ["L6LIGNEACHEMINEMENT structure BAL"] = "29200 BREST CEDEX 2",
            });
        var outcome = await ImportAsync(
            (ExtractionReader.Activities, activities),
            (ExtractionReader.SavoirFaire, competences),
            (ExtractionReader.Diplomas, diplomas),
            (ExtractionReader.Boites, boites));
        Assert.That(outcome.Faults, Is.Empty);
        Assert.That(outcome.Counts.Published, Has.Count.EqualTo(2));
    }

    [TestCase("lefevre", "LEFEVRE Émile,LEFÈVRE-ŒDIPE Élise")]
    [TestCase("Lefèvre Oe", "LEFÈVRE-ŒDIPE Élise")]
    [TestCase("LEFO", "LEFORESTIER Jean,LEFORT CAMILLE")]
    [TestCase("PERSONNE", "")]
    public async Task Given_the_beginning_of_a_name_When_searched_Then_accents_and_case_do_not_count(string name, string found) =>
        Assert.That(string.Join(',', await NamesAsync(new() { FamilyName = name })), Is.EqualTo(found));

    [Test]
    public async Task Given_a_first_name_beside_When_searched_Then_both_count() =>
        Assert.That(await NamesAsync(new() { FamilyName = "lef", GivenName = "e" }), Is.EqualTo(new[] { "LEFEVRE Émile", "LEFÈVRE-ŒDIPE Élise" }));

    [Test]
    public async Task Given_a_place_and_a_profession_When_searched_Then_one_activity_meets_both()
    {
        Assert.That(await NamesAsync(new() { CommuneName = "brest", Profession = "21" }), Is.EqualTo(new[] { "LEFÈVRE-ŒDIPE Élise" }));
        Assert.That(await NamesAsync(new() { Postcode = "29200", Profession = "10" }), Is.EqualTo(new[] { "LEFEVRE Émile" }));
        Assert.That(await NamesAsync(new() { Commune = "29019" }), Is.EqualTo(new[] { "LEFEVRE Émile", "LEFÈVRE-ŒDIPE Élise", "TISSIER MAUD" }));
        Assert.That(await NamesAsync(new() { CommuneName = "Paris", Profession = "21" }), Is.EqualTo(new[] { "LEFÈVRE-ŒDIPE Élise" }));
        Assert.That(await NamesAsync(new() { CommuneName = "Paris", Profession = "21", Postcode = "75005" }), Is.Empty);
    }

    [TestCase("990000019", "LEFÈVRE-ŒDIPE Élise")]
    [TestCase("1990000019", "LEFÈVRE-ŒDIPE Élise")]
    [TestCase("12345678900017", "LEFEVRE Émile")]
    [TestCase("499700296140001", "LEFORT CAMILLE")]
    public async Task Given_a_structure_When_searched_Then_who_practises_there(string structure, string found) =>
        Assert.That(await NamesAsync(new() { Structure = structure }), Is.EqualTo(new[] { found }));

    [Test]
    public async Task Given_the_name_of_a_structure_When_searched_Then_who_practises_there() =>
        Assert.That(await NamesAsync(new() { StructureName = "Pharmacie du" }), Is.EqualTo(new[] { "LEFÈVRE-ŒDIPE Élise", "MARCHAND PAUL" }));

    [Test]
    public async Task Given_a_speciality_among_titles_When_searched_Then_found() =>
        Assert.That(await NamesAsync(new() { CommuneName = "Brest", Speciality = "SM04" }), Is.EqualTo(new[] { "LEFEVRE Émile" }));

    [Test]
    public async Task Given_several_activities_When_found_by_one_Then_all_are_told()
    {
        var found = await FindAsync(new() { Identifier = Elise });

        Assert.That(found.Single().Activities.Select(activity => activity.Structure?.Name), Is.EqualTo(new[] { "PHARMACIE DE L'ÎLE", "PHARMACIE DU PORT" }));
        Assert.That(found.Single().Activities[0].Structure?.StructIdNat, Is.EqualTo("1990000001"));
    }

    [Test]
    public async Task Given_a_professional_When_read_Then_titles_and_mailboxes_are_told()
    {
        var found = await Annuaire.GetProfessionalAsync($"8{Emile}");

        Assert.That(found.Qualifications.Select(title => (title.Kind, title.Title.Code)), Is.EqualTo(new[]
        {
            (QualificationKind.SavoirFaire, "SM04"), (QualificationKind.Diplome, "DE28"),
        }));
        Assert.That(found.Mailboxes.Select(mailbox => mailbox.Address), Is.EqualTo(new[] { "emile.lefevre@essais.mssante.fr" }));
    }

    [Test]
    public async Task Given_a_pharmacy_of_a_city_When_its_mailbox_is_searched_Then_found_every_way()
    {
        foreach (var search in new MailboxSearch[]
        {
            new() { Address = "PHARMACIE.port@essais.mssante.fr" },
            new() { Structure = "990000019", Type = MailboxType.Organisationnelle },
            new() { Name = "pharmacie du p" },
            new() { CommuneName = "Brest" },
            new() { Postcode = "29200" },
        })
        {
            var found = await Annuaire.SearchMailboxes(search).ToListAsync();
            Assert.That(found.Select(mailbox => mailbox.Address), Is.EqualTo(new[] { "pharmacie.port@essais.mssante.fr" }), $"{search}");
        }
    }

    [Test]
    public async Task Given_more_than_a_page_When_listed_Then_each_comes_once_in_order()
    {
        var pages = await Annuaire.SearchProfessionals(new() { FamilyName = "LE" }).AsPages(pageSize: 2).ToListAsync();

        Assert.That(pages.Select(page => page.Items.Count), Is.EqualTo(new[] { 2, 2 }));
        Assert.That(pages.SelectMany(page => page.Items).Select(found => found.Name.Family), Is.EqualTo(new[] { "LEFEVRE", "LEFÈVRE-ŒDIPE", "LEFORESTIER", "LEFORT" }));
    }

    [Test]
    public async Task Given_a_professional_spelt_in_two_ways_When_listed_Then_once_and_found_by_either()
    {
        var pages = await Annuaire.SearchProfessionals(new() { FamilyName = "ZYRIANE" }).AsPages(pageSize: 1).ToListAsync();
        var second = await FindAsync(new() { FamilyName = "ZYRIANE-V" });

        Assert.That(
            pages.SelectMany(page => page.Items).Select(found => found.PsIdNat),
            Is.EqualTo(new[] { $"8{AnnuaireLines.Rpps(5)}", $"8{AnnuaireLines.Rpps(6)}" }));
        Assert.That(second.Single().PsIdNat, Is.EqualTo($"8{AnnuaireLines.Rpps(5)}"));
    }

    [Test]
    public async Task Given_a_search_that_tells_too_little_When_searched_Then_refused()
    {
        foreach (var search in new ProfessionalSearch[]
        {
            new(), new() { Profession = "10" }, new() { FamilyName = "L" }, new() { StructureName = "PH" },
            new() { FamilyName = "''" },
        })
            Assert.That(await ReasonOfAsync(FindAsync(search)), Is.EqualTo(Reason.RechercheTropLarge), $"{search}");
        Assert.That(
            await ReasonOfAsync(Annuaire.SearchMailboxes(new() { Type = MailboxType.Personnelle }).ToListAsync().AsTask()),
            Is.EqualTo(Reason.RechercheTropLarge));
    }

    [TestCase("10000000000")]
    [TestCase("1234")]
    [TestCase("8\u00e9")]
    public async Task Given_a_number_that_is_none_When_searched_Then_refused(string identifier)
    {
        Assert.That(await ReasonOfAsync(FindAsync(new() { Identifier = identifier })), Is.EqualTo(Reason.IdentifiantAnnuaireInvalide));
        Assert.That(await ReasonOfAsync(Annuaire.GetProfessionalAsync(identifier)), Is.EqualTo(Reason.IdentifiantAnnuaireInvalide));
    }

    [Test]
    public async Task Given_criteria_that_cannot_be_When_searched_Then_refused()
    {
        foreach (var search in new ProfessionalSearch[]
        {
            new() { Postcode = "29\0 0" }, new() { Commune = "BREST " }, new() { Profession = "'--" },
            new() { CommuneName = "''" }, new() { FamilyName = new string('A', 300) },
        })
            Assert.That(await ReasonOfAsync(FindAsync(search)), Is.EqualTo(Reason.RequeteInvalide), $"{search}");
        Assert.That(await ReasonOfAsync(FindAsync(new() { Structure = "99-00" })), Is.EqualTo(Reason.IdentifiantAnnuaireInvalide));
        Assert.That(await ReasonOfAsync(Annuaire.GetProfessionalAsync(AnnuaireLines.Rpps(9))), Is.EqualTo(Reason.ProfessionnelAbsentAnnuaire));
    }

    private static Dictionary<string, string> At(
        Dictionary<string, string> person, string structure, string finess, string commune, string postcode, string name, string siret = "")
    {
        person["Raison sociale site"] = structure;
        person["Numéro FINESS site"] = finess;
        person["Numéro SIRET site"] = siret;
        person["Code commune (coord. structure)"] = commune;
        person["Code postal (coord. structure)"] = postcode;
        person["Libellé commune (coord. structure)"] = name;
        return person;
    }
}
