using System.Reflection;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Messagerie.Regles;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Habilitation;

/// <summary>Files that an operator spoiled: the server does not start, and says where.</summary>
internal sealed class OperatorFileTests
{
    private const string Functional = "matrice-fonctionnelle.json";
    private const string Documents = "matrice-documents.json";
    private const string Structures = "structures.json";
    private const string Messages = "messagerie.json";

    [TestCase(Functional, "\"version\": \"1.8\",", "", "version : absente")]
    [TestCase(Functional, "\"version\": \"1.8\"", "\"version\": null", "null n'est pas permis")]
    [TestCase(Functional, "\"version\": \"1.8\",", "\"version\": \"1.8\"", "ligne 3")]
    [TestCase(Functional, "\"lignes\"", "\"rows\"", "rubrique absente, inconnue")]
    [TestCase(
        Functional, "\"TD1.6\", \"libelle\"", "\"TD1.7\", \"libelle\"", "transaction TD1.7 : transaction inconnue")]
    [TestCase(Functional, "\"TD1.6\", \"libelle\"", "\"TD0.2\", \"libelle\"", "transaction TD0.2 : plusieurs lignes")]
    [TestCase(
        Functional, "\"ps\": ", "\"pss\": ", "transaction TD0.2 : acteur « pss » inconnu, attendu : cpe, medecin")]
    [TestCase(
        Functional, "{ \"normal\": \"oui\", \"centre_15\"", "{ \"norml\": \"oui\", \"centre_15\"",
        "acteur ps : mode d'accès « norml » inconnu")]
    [TestCase(
        Functional, "\"centre_15\": \"oui\"", "\"centre_15\": \"peut-être\"",
        "transaction TD0.2, acteur ps, accès centre_15 : droit « peut-être »")]
    [TestCase(Functional, "{ \"normal\": \"oui\", ", "{ \"normal\": \"oui\", \"normal\": \"non\", ", "$.lignes[0]")]
    [TestCase(Functional, "\"mode\": \"AIR\"", "\"mode\": \"DIRECTE\"", "mode DIRECTE : plusieurs lignes")]
    [TestCase(Functional, "\"mode\": \"AIR\"", "\"mode\": \"VENT\"", "mode VENT : mode « VENT » inconnu")]
    [TestCase(
        Functional, "\"tout_sauf\": []", "\"tout_sauf\": [], \"seulement\": []",
        "mode DIRECTE : « tout_sauf » ou « seulement »")]
    [TestCase(Functional, "\"tout_sauf\": []", "\"tout_sauf\": [\"TD8\"]", "mode DIRECTE : « TD8 » inconnu")]
    [TestCase(Functional, "\"SM25\"", "\"SM999\"", "acteur medecin_travail : « SM999 » inconnu")]
    [TestCase(
        Functional, "\"professions\": [\"10\"]", "\"professions\": [\"11\"]",
        "acteur medecin_travail : « 11 » inconnu")]
    [TestCase(Documents, "\"profession\": \"28\"", "\"profession\": \"29\"", "profession 29 : profession inconnue")]
    [TestCase(Documents, "\"profession\": \"28\"", "\"profession\": \"26\"", "profession 26 : plusieurs lignes")]
    [TestCase(
        Documents, "\"tout_sauf\": [\"ATTEST-RESID\"]", "\"tout_sauf\": [\"ATTEST-RESIDENCE\"]",
        "profession 10 : « ATTEST-RESIDENCE » inconnu")]
    [TestCase(Documents, "\"tout_sauf\": [\"ATTEST-RESID\"],", "", "profession 10 : « tout_sauf » ou « seulement »")]
    [TestCase(Documents, "\"avec\": [\"patient\"", "\"avec\": [\"patients\"", "profession 10 : « patients » inconnu")]
    [TestCase(Documents, "\"types\": [\"REMB\"]", "\"types\": [\"11369-6\"]", "type à part 11369-6 : plusieurs lignes")]
    [TestCase(Structures, "\"10B0099981\"", "\"10B0099999\"", "structure 10B0099999 : plusieurs lignes")]
    [TestCase(
        Structures, "\"entite_juridique\": \"10B0099999\"", "\"entite_juridique\": \"10B0000000\"",
        "structure 10B0099981 : entité juridique « 10B0000000 » inconnue")]
    [TestCase(
        Structures, "\"entite_juridique\": \"10B0099999\"", "\"entite_juridique\": \"10B0099981\"",
        "10B0099981 » est une entité géographique")]
    [TestCase(
        Structures, "\"structure\": \"10B0015015\"", "\"structure\": \"SAMU\"",
        "structure SAMU : Struct_IdNat attendu")]
    [TestCase(Messages, "\"octets_max\": 10485760", "\"octets_max\": 4294967296", "octets_max : nombre de 1 à")]
    [TestCase(Messages, "\"pieces_max\": 20", "\"pieces_max\": 0", "pieces_max : nombre de 1 à")]
    [TestCase(Messages, "\"destinataires_max\": 20", "\"destinataires_max\": -1", "destinataires_max : nombre de 1 à")]
    [TestCase(Messages, "\"objet_max\": 255", "\"objet_max\": 0", "objet_max : nombre de 1 à")]
    [TestCase(Messages, "\"texte_max\": 20000", "\"texte_max\": 0", "texte_max : nombre de 1 à")]
    [TestCase(Messages, "\"mois\": 12", "\"mois\": 100000", "pharmacie.mois : nombre de 1 à 1200")]
    public void A_fault_of_a_file_names_its_row(string file, string found, string replaced, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = Spoil(folder, file, found, replaced);

        Assert.That(() => Load(file, path), Throws.TypeOf<OperatorFileException>().With.Message.Contains(expected)
            .And.Message.StartsWith(path));
    }

    [TestCase(Functional)]
    [TestCase(Documents)]
    [TestCase(Structures)]
    public void A_file_that_is_absent_stops_the_start(string file)
    {
        using var folder = new TemporaryFolder();

        Assert.That(
            () => Load(file, folder.File(file)),
            Throws.TypeOf<OperatorFileException>().With.Message.EndsWith("fichier : absent ou illisible."));
    }

    [Test]
    public void A_file_of_the_operator_replaces_the_server_s_own()
    {
        using var folder = new TemporaryFolder();
        var path = Spoil(folder, Documents, "\"seulement\": [\"47420-5\", ", "\"seulement\": [\"60591-5\", \"47420-5\", ");

        var matrix = DocumentMatrix.Load(path);

        Assert.That(matrix.MayRead("26", "60591-5"), Is.True);
        Assert.That(matrix.MayRead("28", "60591-5"), Is.False);
    }

    [Test]
    public async Task Given_a_file_with_a_fault_When_the_server_starts_Then_it_says_where_and_leaves_its_folder_free()
    {
        using var folder = new TemporaryFolder();
        var options = new ServerOptions { DataFolder = folder.File("donnees"), Port = 0 };
        SharedPki.CopyTo(options.DataFolder);
        options.DocumentMatrixFile = Spoil(folder, Documents, "\"profession\": \"28\"", "\"profession\": \"29\"");

        var fault = Assert.ThrowsAsync<OperatorFileException>(() => ServerHost.StartAsync(options, _ => { }));
        options.DocumentMatrixFile = null;
        await using var server = await ServerHost.StartAsync(options, _ => { });

        Assert.That(fault!.Message, Does.Contain("profession 29"));
        Assert.That(server.Url.Port, Is.Not.Zero);
    }

    private static object Load(string file, string path) => file switch
    {
        Functional => FunctionalMatrix.Load(path),
        Documents => DocumentMatrix.Load(path),
        Messages => MessagerieRules.Load(path),
        _ => StructureRegister.Load(path),
    };

    // The first place only, so that each case spoils one row.
    private static string Spoil(TemporaryFolder folder, string file, string found, string replaced)
    {
        using var stream = Assembly.GetAssembly(typeof(FunctionalMatrix))!.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        var at = text.IndexOf(found, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative, $"{file} holds {found}");
        var path = folder.File(file);
        File.WriteAllText(path, text[..at] + replaced + text[(at + found.Length)..]);
        return path;
    }
}
