using System.Text.Json;
using System.Xml.Linq;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
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

    [TestCase(CdaSampleBody.Rtf, "lettre.rtf", "urn:ihe:iti-fr:xds-sd:rtf:2010")]
    [TestCase(CdaSampleBody.Jpeg, "cliche.jpg", "urn:ihe:iti-fr:xds-sd:jpeg:2010")]
    [TestCase(CdaSampleBody.Tiff, "fax.tiff", "urn:ihe:iti-fr:xds-sd:tiff:2010")]
    [TestCase(CdaSampleBody.Pdf, "compte-rendu.pdf", "urn:ihe:iti:xds-sd:pdf:2008")]
    public async Task Given_a_file_of_a_format_When_deposited_and_read_Then_the_same_bytes_in_a_document_of_that_format(
        CdaSampleBody body, string name, string format)
    {
        var file = await FileInAsync(await WriteDocumentAsync(body: body));
        var path = Path.Combine(Folder, name);
        await File.WriteAllBytesAsync(path, file);

        var deposited = await AnswerAsync("document", "deposer", path, "--ins", PatTrois, "--type", "11488-4");
        var uniqueId = deposited.GetProperty("uniqueId").GetString()!;
        var list = await AnswerAsync("document", "lister", "--ins", PatTrois);
        await AnswerAsync("document", "lire", uniqueId, "--ins", PatTrois, "--sortie", $"{path}.xml");

        var listed = list.EnumerateArray().Single(d => d.GetProperty("uniqueId").GetString() == uniqueId);
        Assert.That(listed.GetProperty("format").GetString(), Is.EqualTo(format));
        Assert.That(await FileInAsync($"{path}.xml"), Is.EqualTo(file));
    }

    [Test]
    public async Task Given_several_files_When_one_is_refused_Then_it_is_named_and_none_is_taken()
    {
        var (good, bad) = (await WriteDocumentAsync("Jamais gardé"), await WriteDocumentAsync());
        var broken = await WriteAsync("coupe.xml", (await File.ReadAllTextAsync(bad))[..^200]);
        var text = await WriteAsync("vide.txt", "");
        await AnswerAsync("document", "deposer", bad);
        string[] deposer = ["document", "deposer", good];

        var already = await RunAsync([.. deposer, bad, "--json"]);
        var cut = await RunAsync([.. deposer, broken, "--json"]);
        var empty = await RunAsync([.. deposer, text, "--type", "11488-4"]);
        var list = await AnswerAsync("document", "lister", "--ins", PatTrois);

        Assert.That(Told(already), Is.EqualTo(("DOCUMENT_DEJA_PRESENT", Path.GetFileName(bad))));
        Assert.That(Told(cut), Is.EqualTo(("CDA_TRONQUE", "coupe.xml")));
        Assert.That(empty.Errors, Does.Contain("vide.txt"));
        Assert.That(
            list.EnumerateArray().Select(d => d.GetProperty("title").GetString()), Does.Not.Contain("Jamais gardé"));
    }

    [Test]
    public async Task Given_another_card_When_a_document_is_deposited_Then_what_comes_next_is_typed_with_it()
    {
        var text = await WriteAsync($"{Guid.NewGuid():N}.txt", "Délivrance.");

        var shown = (await RunAsync(
            "document", "deposer", text, "--ins", PatTrois, "--type", "60593-1", "--carte", "pharmacien")).RequireSuccess();

        Assert.That(shown, Does.Contain($"document lister --ins {PatTrois} --carte pharmacien"));
    }

    [Test]
    public async Task Given_a_program_for_schematrons_When_a_document_is_verified_by_it_Then_its_verdicts_are_findings()
    {
        var path = await WriteDocumentAsync();
        var verdict = await WriteAsync(
            "verdict.svrl",
            """
            <svrl:schematron-output xmlns:svrl="http://purl.oclc.org/dsdl/svrl">
              <svrl:active-pattern/><svrl:fired-rule context="/"/>
              <svrl:failed-assert test="x" location="/ClinicalDocument"><svrl:text>Règle du volet</svrl:text></svrl:failed-assert>
            </svrl:schematron-output>
            """);
        string[] verifier = ["document", "verifier", path, "--json", "--schematron"];

        var faulty = await RunAsync([.. verifier, $"cat \"{verdict}\""]);
        var absent = await RunAsync([.. verifier, "programme-absent"]);

        Assert.That((faulty.ExitCode, absent.ExitCode), Is.EqualTo((1, 1)));
        Assert.That(
            faulty.Json().GetProperty("findings")[0].GetProperty("explanation").GetString(), Is.EqualTo("Règle du volet"));
        Assert.That(
            absent.Json().GetProperty("findings")[0].GetProperty("rule").GetString(), Is.EqualTo("SCHEMATRON_INDISPONIBLE"));
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

    private static (string?, string?) Told(ProcessResult refused) =>
        (refused.Json().GetProperty("reason").GetString(), refused.Json().GetProperty("file").GetString());

    private static async Task<byte[]> FileInAsync(string cda)
    {
        XNamespace hl7 = "urn:hl7-org:v3";
        await using var file = File.OpenRead(cda);
        var document = await XDocument.LoadAsync(file, LoadOptions.None, CancellationToken.None);
        return Convert.FromBase64String(document.Descendants(hl7 + "nonXMLBody").Single().Element(hl7 + "text")!.Value);
    }
}
