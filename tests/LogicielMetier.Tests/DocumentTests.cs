using System.Security.Cryptography;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class DocumentTests : SandboxFixture
{
    [Test]
    public async Task Given_a_document_When_deposited_listed_and_read_by_a_script_Then_the_same_bytes_come_back()
    {
        var path = await WriteDocumentAsync();
        var bytes = await File.ReadAllBytesAsync(path);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));

        var deposit = (await RunAsync("document", "deposer", path, "--carte", "medecin", "--json")).Json();
        var uniqueId = deposit.GetProperty("uniqueId").GetString()!;
        var list = (await RunAsync("document", "lister", "--ins", PatTrois, "--json")).Json();
        var output = Path.Combine(Folder, "relu.xml");
        string[] lire = ["document", "lire", uniqueId, "--ins", PatTrois, "--sortie", output, "--json"];
        var reading = (await RunAsync(lire)).Json();

        Assert.That(
            deposit.EnumerateObject().Select(p => (p.Name, p.Value.GetString())),
            Is.EqualTo(new[]
            {
                ("uniqueId", uniqueId), ("matricule", PatTrois), ("typeCode", "11488-4"), ("sha256", sha256),
            }));
        var listed = list.EnumerateArray().Single(d => d.GetProperty("uniqueId").GetString() == uniqueId);
        Assert.That(listed.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[]
        {
            "uniqueId", "typeCode", "title", "class", "format", "author", "creationTime", "submissionTime", "status",
            "visibility", "size", "sha256", "archived", "origin",
        }));
        Assert.That(listed.GetProperty("size").GetInt64(), Is.EqualTo(bytes.Length));
        Assert.That(listed.GetProperty("sha256").GetString(), Is.EqualTo(sha256));
        Assert.That(reading.GetProperty("sha256").GetString(), Is.EqualTo(sha256));
        Assert.That(reading.GetProperty("file").GetString(), Is.EqualTo(output));
        Assert.That(await File.ReadAllBytesAsync(output), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Given_a_user_When_depositing_Then_what_was_read_in_the_document_and_who_sees_it_are_said()
    {
        var path = await WriteDocumentAsync(title: "Bilan annuel");

        var result = await RunAsync("document", "deposer", path, "--ins", "2 79 03 51 215 189 89");

        Assert.That(result.RequireSuccess(), Does.Contain("Document déposé").And.Contain("Bilan annuel"));
        Assert.That(result.Output, Does.Contain("visible par tous"));
        Assert.That(result.Output, Does.Not.Contain('\e'), "colours are for consoles");
    }

    [Test]
    public async Task Given_restrictions_When_deposited_Then_listed_with_them()
    {
        var path = await WriteDocumentAsync();

        string[] deposer = ["document", "deposer", path, "--invisible-patient", "--invisible-representants", "--json"];
        var deposit = (await RunAsync(deposer)).Json();
        var list = (await RunAsync("document", "lister", "--ins", PatTrois, "--json")).Json();

        var visibility = list.EnumerateArray()
            .Single(d => d.GetProperty("uniqueId").GetString() == deposit.GetProperty("uniqueId").GetString())
            .GetProperty("visibility");
        Assert.That(
            visibility.GetRawText(),
            Is.EqualTo("""{"professionals":true,"patient":false,"legalRepresentatives":false}"""));
    }

    [Test]
    public async Task Given_a_masked_document_When_the_pharmacist_lists_Then_it_is_not_there()
    {
        var path = await WriteDocumentAsync();

        var deposit = (await RunAsync("document", "deposer", path, "--masque-ps", "--json")).Json();
        var list = (await RunAsync("document", "lister", "--ins", PatTrois, "--carte", "pharmacien", "--json")).Json();

        Assert.That(
            list.EnumerateArray().Select(d => d.GetProperty("uniqueId").GetString()),
            Has.None.EqualTo(deposit.GetProperty("uniqueId").GetString()));
    }

    [Test]
    public async Task Given_a_user_When_listing_Then_a_table_with_whole_identifiers_fits_80_columns()
    {
        var path = await WriteDocumentAsync(title: "Compte rendu d'une consultation dont le titre est long");
        var deposit = (await RunAsync("document", "deposer", path, "--json")).Json();

        var table = (await RunAsync("document", "lister", "--ins", PatTrois)).RequireSuccess();

        Assert.That(table, Does.Contain(deposit.GetProperty("uniqueId").GetString()));
        Assert.That(table.Split('\n').Where(line => line.StartsWith('│') && line.Length > 80), Is.Empty);
    }

    [TestCase(PatTrois, "actif", "ouvert")]
    [TestCase("202096615708958", "ferme", "fermé le")]
    [TestCase("153078987658513", "inexistant", "jamais ouvert")]
    public async Task Given_a_patient_When_the_dossier_is_opened_Then_its_state_is_told(
        string matricule, string status, string words)
    {
        var forScript = (await RunAsync("dossier", "ouvrir", "--ins", matricule, "--json")).Json();
        var forUser = (await RunAsync("dossier", "ouvrir", "--ins", matricule)).RequireSuccess();

        Assert.That(forScript.GetProperty("status").GetString(), Is.EqualTo(status));
        Assert.That(forUser, Does.Contain(words));
    }

    [Test]
    public async Task Given_a_published_document_of_another_author_When_deposited_Then_refused_with_the_reason()
    {
        var result = await RunAsync("document", "deposer", Corpus.File("cda/ANEST-CR-ANEST_2022.01.xml"), "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("AUTEUR_DIFFERENT"));
    }
}
