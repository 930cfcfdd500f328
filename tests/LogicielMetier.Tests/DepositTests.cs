using System.Text.Json;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class DepositTests : SandboxFixture
{
    [Test]
    public async Task Given_several_documents_When_deposited_Then_they_are_taken_together()
    {
        var deposited = await AnswerAsync(
            "document", "deposer", await WriteDocumentAsync(), await WriteDocumentAsync());

        Assert.That(
            deposited.EnumerateArray().Select(d => d.GetProperty("uniqueId").GetString()).Distinct().Count(),
            Is.EqualTo(2));
    }

    [Test]
    public async Task Given_a_text_When_deposited_replaced_and_read_Then_it_is_a_clinical_document_with_two_versions()
    {
        var text = await WriteAsync("note.txt", "Tension : 12/8.");
        string[] deposer = ["document", "deposer", text, "--ins", PatTrois, "--type", "11488-4"];

        var first = (await AnswerAsync([.. deposer, "--titre", "Tension"])).GetProperty("uniqueId").GetString()!;
        var second = (await AnswerAsync([.. deposer, "--remplace", first])).GetProperty("uniqueId").GetString()!;
        string[] lister = ["document", "lister", "--ins", PatTrois, "--type", "11488-4", "--anciennes-versions"];
        var list = (await AnswerAsync([.. lister, "avec"])).EnumerateArray().ToList();
        var counts = await AnswerAsync("document", "compter", "--ins", PatTrois, "--type", "11488-4");

        Assert.That(StatusOf(list, first), Is.EqualTo("deprecated"));
        Assert.That(StatusOf(list, second), Is.EqualTo("approved"));
        Assert.That(counts.EnumerateArray().Single().GetProperty("count").GetInt32(), Is.Positive);
    }

    [TestCase("COMMANDE_INCORRECTE", 2)]
    [TestCase("COMMANDE_INCORRECTE", 2, "--ins", PatTrois)]
    [TestCase("TYPE_INCONNU", 1, "--ins", PatTrois, "--type", "inconnu")]
    public async Task Given_a_file_that_tells_too_little_When_deposited_Then_refused(
        string reason, int exitCode, params string[] options)
    {
        var text = await WriteAsync($"{Guid.NewGuid():N}.txt", "Tension : 12/8.");

        Assert.That(await RefusalAsync(["document", "deposer", text, .. options]), Is.EqualTo((exitCode, reason)));
    }

    [Test]
    public async Task Given_a_file_that_is_no_PDF_When_deposited_as_one_Then_refused()
    {
        var file = await WriteAsync("faux.pdf", "Ceci n'est pas un PDF.");

        var refusal = await RefusalAsync("document", "deposer", file, "--ins", PatTrois, "--type", "11488-4");

        Assert.That(refusal, Is.EqualTo((1, "CONTENU_TYPE_DIFFERENT")));
    }

    [Test]
    public async Task Given_a_document_that_says_nothing_of_another_When_told_to_replace_it_Then_refused()
    {
        var path = await WriteDocumentAsync();

        var refusal = await RefusalAsync("document", "deposer", path, "--remplace", "1.2.3");

        Assert.That(refusal, Is.EqualTo((1, "REMPLACEMENT_DIFFERENT")));
    }

    [Test]
    public async Task Given_documents_When_tried_Then_findings_are_told_and_nothing_is_kept()
    {
        var good = await WriteDocumentAsync("Essai à blanc");
        var bad = await WriteDocumentAsync();
        await File.WriteAllTextAsync(
            bad, (await File.ReadAllTextAsync(bad)).Replace("<title>", "<titre>", StringComparison.Ordinal));

        var tried = await AnswerAsync("document", "deposer", good, "--essai");
        var refused = await RunAsync("document", "deposer", bad, "--ins", PatTrois, "--essai", "--json");
        var list = await AnswerAsync("document", "lister", "--ins", PatTrois);

        Assert.That(tried.GetProperty("valid").GetBoolean(), Is.True);
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Json().GetProperty("valid").GetBoolean(), Is.False);
        Assert.That(
            list.EnumerateArray().Select(d => d.GetProperty("title").GetString()), Does.Not.Contain("Essai à blanc"));
    }

    [Test]
    public async Task Given_a_document_When_verified_on_this_computer_Then_faults_are_told_with_their_remedy()
    {
        using var folder = new WorkFolder();
        var good = await WriteDocumentAsync();
        var bad = await WriteAsync("faute.xml", "<ClinicalDocument>");

        var fine = await Program.RunAsync(folder.Path, "document", "verifier", good);
        var report = await Program.RunAsync(folder.Path, "document", "verifier", bad, "--json");
        var shown = await Program.RunAsync(folder.Path, "document", "verifier", bad);

        Assert.That(fine.RequireSuccess(), Does.Contain("Rien à signaler"));
        Assert.That((report.ExitCode, shown.ExitCode), Is.EqualTo((1, 1)));
        Assert.That(report.Json().EnumerateObject().Select(p => p.Name), Is.EqualTo(new[]
        {
            "valid", "findings", "omitted",
        }));
        Assert.That(
            report.Json().GetProperty("findings")[0].EnumerateObject().Select(p => p.Name),
            Is.EqualTo(new[] { "rule", "severity", "line", "path", "explanation", "fix" }));
        Assert.That(shown.Output, Does.Contain("Que faire"));
    }

    [TestCase("SCHEMAS_ILLISIBLES", "--schemas", "nulle-part")]
    public async Task Given_no_folder_of_schemas_When_verified_by_it_Then_refused(string reason, params string[] options)
    {
        var path = await WriteDocumentAsync();

        Assert.That(await RefusalAsync(["document", "verifier", path, .. options]), Is.EqualTo((1, reason)));
    }

    [Test]
    public async Task Given_many_documents_When_listed_page_by_page_Then_each_page_leads_to_the_next()
    {
        await DepositAsync();
        await DepositAsync();
        string[] lister = ["document", "lister", "--ins", PatTrois, "--par-page", "1"];

        var first = await AnswerAsync(lister);
        var second = await AnswerAsync([.. lister, "--page", first.GetProperty("nextPageToken").GetString()!]);

        Assert.That(first.GetProperty("documents").GetArrayLength(), Is.EqualTo(1));
        Assert.That(second.GetProperty("documents").GetArrayLength(), Is.EqualTo(1));
    }

    [TestCase("n'est pas une date", "lister", "--depose-depuis", "hier")]
    [TestCase("il faut : sans, avec, seules", "compter", "--archives", "toutes")]
    [TestCase("un nombre de 1 à 100", "lister", "--par-page", "0")]
    public async Task Given_a_criterion_that_is_none_When_searched_Then_exit_code_2(
        string sentence, string command, params string[] options)
    {
        var result = await RunAsync(["document", command, "--ins", PatTrois, .. options]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors.Replace('\u00A0', ' '), Does.Contain(sentence));
    }

    private static string? StatusOf(IEnumerable<JsonElement> list, string uniqueId) => list
        .Single(document => document.GetProperty("uniqueId").GetString() == uniqueId)
        .GetProperty("status").GetString();

    private async Task<string> WriteAsync(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
