using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Pki;

/// <summary>Production, test and sandbox are never mixed; each server works with one of them.</summary>
internal sealed class TrustSetsTests
{
    private const string Production = "AC IGC-SANTE FORT PERSONNES";
    private const string Essais = "TEST AC IGC-SANTE FORT PERSONNES";
    private const string Sandbox = "TEST AC PERSONNES BAC A SABLE";

    [TestCase("production", Production, Reason.ChaineIncomplete)]
    [TestCase("production", Essais, Reason.CertificatDeTest)]
    [TestCase("production", Sandbox, Reason.CertificatDeTest)]
    [TestCase("test", Production, Reason.CertificatDeProduction)]
    [TestCase("test", Essais, Reason.ChaineIncomplete)]
    [TestCase("test", Sandbox, Reason.CertificatInconnu)]
    [TestCase("bac-a-sable", Production, Reason.CertificatDeProduction)]
    [TestCase("bac-a-sable", Essais, Reason.CertificatInconnu)]
    [TestCase("bac-a-sable", "", Reason.CertificatInconnu)]
    public void Given_a_card_whose_authority_is_not_installed_When_refused_Then_the_set_tells_why(
        string inUse, string authority, Reason reason)
    {
        var sets = TrustSets.Load(new ServerOptions { TrustSet = inUse });

        Assert.That(sets.ReasonAgainst(authority), Is.EqualTo(reason));
    }

    [TestCase("production")]
    [TestCase("test")]
    public void Given_a_set_of_the_IGC_Sante_When_read_Then_each_authority_tells_its_list(string name)
    {
        var sets = TrustSets.Load(new ServerOptions { TrustSet = name });

        Assert.That(sets.Authorities.Select(row => row.Nom), Has.Some.Contains("RACINE").And.Some.Contains("PERSONNES"));
        Assert.That(sets.Authorities.Select(row => row.Liste), Is.All.StartsWith("http://igc-sante.esante.gouv.fr/"));
    }

    [TestCase("\"nature\": \"test\"", "\"nature\": \"essai\"", "ensemble test : nature « essai » inconnu")]
    [TestCase("\"nom\": \"test\"", "\"nom\": \"production\"", "ensemble production : plusieurs lignes")]
    [TestCase("\"nom\": \"TEST AC IGC-SANTE FORT PERSONNES\"", "\"nom\": \"AC IGC-SANTE FORT PERSONNES\"", "autorité AC IGC-SANTE FORT PERSONNES : plusieurs lignes")]
    [TestCase("http://ocsp.esante.gouv.fr", "ftp://ocsp.esante.gouv.fr", "n'est pas une adresse http ou https")]
    [TestCase("\"liste\"", "\"lsite\"", "rubrique absente, inconnue")]
    [TestCase("\"nom\": \"bac-a-sable\"", "\"nom\": \"sable\"", "ensembles : ensemble « bac-a-sable » inconnu")]
    public void Given_a_file_with_a_fault_When_loaded_Then_it_says_where(string found, string replaced, string complaint)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("ensembles.json");
        using (var stream = typeof(ServerHost).Assembly.GetManifestResourceStream("igc-sante.json")!)
        using (var reader = new StreamReader(stream))
        {
            var text = reader.ReadToEnd();
            Assert.That(text, Does.Contain(found));
            File.WriteAllText(path, text.Replace(found, replaced, StringComparison.Ordinal));
        }

        Assert.That(
            () => TrustSets.Load(new ServerOptions { TrustSetsFile = path }),
            Throws.TypeOf<OperatorFileException>().With.Message.Contains(complaint));
    }

    [Test]
    public async Task Given_another_set_than_the_sandbox_s_and_no_server_certificate_When_started_Then_it_ends_with_a_sentence()
    {
        using var folder = new TemporaryFolder();

        await using var server = ServerProcess.Launch(folder.Path, postgres: null, "--TrustSet", "production");

        Assert.That(await server.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(server.Complaints.First(), Does.StartWith("Le serveur n'a pas pu démarrer."));
        Assert.That(Directory.EnumerateFiles(folder.File("confiance")), Is.Empty, "no authority of a sandbox");
    }
}
