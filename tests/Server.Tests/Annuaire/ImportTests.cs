using System.Text;
using Dapper;
using MonEspaceSante.Benchmarks;
using MonEspaceSante.Server.Annuaire.Boites;
using MonEspaceSante.Server.Annuaire.Import;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Annuaire;

[Parallelizable(ParallelScope.Self)]
public sealed class ImportTests(Engine engine) : AnnuaireFixture(engine)
{
    private static readonly string[] Seeded = ["LEFORT CAMILLE"];

    [Test, Order(1)]
    public async Task Given_a_sandbox_When_nothing_was_imported_Then_its_cards_and_mailboxes_are_listed()
    {
        var boites = Service<BoiteStore>();
        var ofPharmacist = await boites.OfAsync("899700500012", "10B0130811", CancellationToken.None);
        var shared = await boites.FindAsync("Maison-medicale-des-lilas@essais.mssante.fr", CancellationToken.None);

        Assert.That(await NamesAsync(new() { FamilyName = "Lefort" }), Is.EqualTo(Seeded));
        Assert.That(ofPharmacist.Select(boite => (boite.Type, boite.Address)), Is.EquivalentTo(new[]
        {
            (BoiteType.Personnelle, "paul.marchand@essais.mssante.fr"),
            (BoiteType.Organisationnelle, "pharmacie-du-marche@essais.mssante.fr"),
        }));
        Assert.That(shared?.Type, Is.EqualTo(BoiteType.Cabinet));
        Assert.That(await boites.OfAsync(null, "10B0099999", CancellationToken.None), Has.Count.EqualTo(3));
        Assert.That(await boites.OfAsync(null, null, CancellationToken.None), Is.Empty);
    }

    [Test, Order(2)]
    public async Task Given_broken_lines_When_imported_Then_each_is_told_and_the_rest_is_in()
    {
        var good = Activities(Person(1, "BONIN", "Alice"));
        var unnamed = Line(Activities(Person(2, "", "Jean")));
        var misnumbered = Line(Activities(Person(3, "MAUVE", "Jean"))).Replace($"8{AnnuaireLines.Rpps(3)}", "8123", StringComparison.Ordinal);
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(
            $"{good}\n8|coupée\n{unnamed}\n{misnumbered}\n{new string('x', 70_000)}\n\n"));
        bytes.AddRange(Encoding.UTF8.GetBytes(Line(Activities(Person(4, "MA@UVE", "Jean")))).Select(one => one == (byte)'@' ? (byte)0xE9 : one));
        bytes.AddRange(Encoding.UTF8.GetBytes($"\n{Line(Activities(Person(5, "BONNET", "Zoé")))}"));

        var outcome = await ImportAsync(OperatorOptions(), (ExtractionReader.Activities, new MemoryStream([.. bytes])));

        Assert.That(outcome.Faults.Select(fault => (fault.Ligne, fault.Motif, fault.Colonne)), Is.EqualTo(new[]
        {
            (3L, "COLONNES_EN_NOMBRE", ""),
            (4L, "CHAMP_ABSENT", "Nom d'exercice"),
            (5L, "IDENTIFIANT_INVALIDE", "Identification nationale PP"),
            (6L, "LIGNE_TROP_LONGUE", ""),
            (8L, "TEXTE_ILLISIBLE", "Nom d'exercice"),
        }));
        Assert.That(await NamesAsync(new() { FamilyName = "BON" }), Is.EqualTo(new[] { "BONIN Alice", "BONNET Zoé" }));
        Assert.That(await NamesAsync(new() { FamilyName = "Lefort" }), Is.EqualTo(Seeded), "the sandbox's own stay");
    }

    [Test, Order(3)]
    public async Task Given_broken_mailboxes_When_imported_Then_each_is_told()
    {
        var outcome = await ImportAsync((ExtractionReader.Boites, Boites(
            Boite("ORG", "ici@essais.mssante.fr", "SIRET", "12345678900017"),
            Boite("XYZ", "a@b.fr"),
            Boite("PER", "personne"),
            Boite("PER", "a@b.fr"),
            Boite("ORG", "a@b.fr", "FINESS", "12"))));

        Assert.That(outcome.Faults.Select(fault => fault.Motif), Is.EqualTo(new[] { "TYPE_INCONNU", "ADRESSE_INVALIDE", "CHAMP_ABSENT", "STRUCTURE_INVALIDE" }));
        Assert.That((await Service<BoiteStore>().FindAsync("ici@essais.mssante.fr", CancellationToken.None))?.StructureId, Is.EqualTo("312345678900017"));
    }

    [Test, Order(4)]
    public async Task Given_another_file_than_it_is_given_as_When_imported_Then_refused_before_anything()
    {
        var before = await GenerationsAsync();

        Assert.That(
            () => ImportAsync((ExtractionReader.Activities, Activities(Person(1, "A", "B"))), (ExtractionReader.Boites, Activities())),
            Throws.InstanceOf<AnnuaireFileException>().With.Message.Contains("« Type de BAL »"));
        Assert.That(() => ImportAsync((ExtractionReader.Activities, "")), Throws.InstanceOf<AnnuaireFileException>());
        Assert.That(await GenerationsAsync(), Is.EqualTo(before));
    }

    [Test, Order(5)]
    public async Task Given_an_import_that_breaks_off_When_searched_Then_the_one_before_answers_and_another_import_works()
    {
        await ImportAsync((ExtractionReader.Activities, Activities(Person(1, "AVANT", "Alice"))));

        Assert.That(
            () => ImportAsync(OperatorOptions(), (ExtractionReader.Activities, new BreakingStream(Activities(Person(2, "PENDANT", "Bob"))))),
            Throws.InstanceOf<IOException>());
        var meanwhile = await NamesAsync(new() { Identifier = AnnuaireLines.Rpps(1) });
        var unseen = await NamesAsync(new() { FamilyName = "PENDANT" });
        await ImportAsync((ExtractionReader.Activities, Activities(Person(3, "APRES", "Chloé"))));

        Assert.That(meanwhile, Is.EqualTo(new[] { "AVANT Alice" }));
        Assert.That(unseen, Is.Empty);
        Assert.That(await NamesAsync(new() { FamilyName = "AVANT" }), Is.Empty, "replaced as a whole");
        Assert.That(await NamesAsync(new() { FamilyName = "APRES" }), Is.EqualTo(new[] { "APRES Chloé" }));
        Assert.That(await GenerationsAsync(), Has.Count.EqualTo(2), "nothing of the others is left");
    }

    [Test, Order(6)]
    public async Task Given_far_fewer_lines_When_imported_Then_kept_until_the_operator_agrees()
    {
        var many = Activities([.. Enumerable.Range(1, 20).Select(rank => Person(rank, $"NOMBREUX{(char)('A' + rank)}", "Jean"))]);
        var few = Activities(Person(1, "SEUL", "Jean"));
        await ImportAsync((ExtractionReader.Activities, many));

        var kept = await ImportAsync((ExtractionReader.Activities, few));
        var cut = await ImportAsync(OperatorOptions(), (ExtractionReader.Activities, new CutStream(many)));
        var options = OperatorOptions();
        options.Annuaire.MayShrink = true;
        var agreed = await ImportAsync(options, (ExtractionReader.Activities, new MemoryStream(Encoding.UTF8.GetBytes(few))));

        Assert.That(kept.Counts.Kept.Single().Why, Does.Contain("moins de la moitié"));
        Assert.That(cut.Counts.Kept.Single().Why, Does.Contain("coupé"));
        Assert.That(agreed.Counts.Kept, Is.Empty);
        Assert.That(await NamesAsync(new() { FamilyName = "SEUL" }), Is.EqualTo(new[] { "SEUL Jean" }));
        Assert.That(await NamesAsync(new() { FamilyName = "NOMBREUX" }), Is.Empty);
    }

    private static Dictionary<string, string> Boite(
        string type, string address, string structureType = "", string structure = "") => new()
    {
        ["Type de BAL"] = type,
        ["Adresse BAL"] = address,
        ["Type identifiant structure"] = structureType,
        ["Identification Structure"] = structure,
    };

    private static string Line(string extraction) => extraction.Split('\n')[1];

    private Task<List<string>> GenerationsAsync() => Service<Database>().ReadAsync(
        async connection => (await connection.QueryAsync<string>(
            "SELECT part || generation FROM annuaire_generation ORDER BY part, generation")).AsList(),
        CancellationToken.None);
}
