using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class IdentityTests : SandboxFixture
{
    private static readonly string[] Nessi = ["--nom", "Nessi", "--prenom", "Ruth", "--sexe", "F", "--naissance", "1977-07-14"];

    [Test]
    public async Task Given_the_traits_of_a_person_When_looked_for_Then_the_matricule_and_what_to_do_next_are_told()
    {
        var shown = (await RunAsync(["ins", "rechercher", .. Nessi])).RequireSuccess();

        Assert.That(shown, Does.Contain("277076322082910").And.Contain("RUTH ISABELLE").And.Contain("pièce d'identité"));
    }

    [Test]
    public async Task Given_a_script_When_nobody_is_found_Then_the_answer_and_the_exit_code_say_so()
    {
        var result = await RunAsync(
            "ins", "rechercher", "--nom", "TCHITCHI", "--prenom", "OLA", "--sexe", "F", "--naissance", "1936-06-21", "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("outcome").GetString(), Is.EqualTo("aucun"));
    }

    [Test]
    public async Task Given_a_Vitale_card_of_a_family_When_a_beneficiary_is_chosen_Then_the_child_is_found()
    {
        var card = await WriteCardAsync();

        var (exitCode, reason) = await RefusalAsync("ins", "rechercher", "--vitale", card);
        var answer = await AnswerAsync("ins", "rechercher", "--vitale", card, "--beneficiaire", "2");

        Assert.That((exitCode, reason), Is.EqualTo((2, "COMMANDE_INCORRECTE")), "two beneficiaries, none chosen");
        Assert.That(answer.GetProperty("identity").GetProperty("matricule").GetString(), Is.EqualTo("110086322083060"));
    }

    [TestCase("{")]
    [TestCase("{}")]
    [TestCase("""{"assure":"277076322082910","beneficiaires":[{"nom":"NESSI","prenom":"RUTH","naissance":"hier"}]}""")]
    [TestCase("""{"assure":"277076322082910","beneficiaires":[{"nom":"NESSI"}]}""")]
    public async Task Given_a_file_that_is_no_Vitale_card_When_read_Then_refused(string content)
    {
        var card = Path.Combine(Folder, $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(card, content);

        Assert.That(await RefusalAsync("ins", "rechercher", "--vitale", card), Is.EqualTo((1, "CARTE_VITALE_ILLISIBLE")));
    }

    [TestCase("277076322082910", 0, "identique")]
    [TestCase("275126322074974", 1, "differente")]
    public async Task Given_a_matricule_and_traits_When_verified_Then_verdict_and_exit_code_agree(
        string matricule, int exitCode, string verdict)
    {
        var result = await RunAsync(["ins", "verifier", "--ins", matricule, .. Nessi, "--json"]);

        Assert.That((result.ExitCode, result.Json().GetProperty("verdict").GetString()), Is.EqualTo((exitCode, verdict)));
    }

    [Test]
    public async Task Given_traits_that_cannot_be_When_looked_for_Then_refused_before_anything_is_sent()
    {
        Assert.That(
            await RefusalAsync("ins", "rechercher", "--nom", "Nessi"), Is.EqualTo((1, "TRAITS_INVALIDES")));
    }

    [TestCase("svg", "<svg")]
    [TestCase("png", "PNG")]
    public async Task Given_a_verified_identity_When_its_datamatrix_is_drawn_Then_the_image_is_there(
        string extension, string content)
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.{extension}");

        (await RunAsync(["ins", "datamatrix", "--ins", "277076322082910", .. Nessi, "--piece-controlee", "--sortie", file]))
            .RequireSuccess();

        Assert.That(await File.ReadAllTextAsync(file), Does.Contain(content));
    }

    [Test]
    public async Task Given_an_identity_without_a_checked_document_When_its_datamatrix_is_asked_for_Then_refused()
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.svg");

        var refusal = await RefusalAsync(["ins", "datamatrix", "--ins", "277076322082910", .. Nessi, "--sortie", file]);

        Assert.That(refusal, Is.EqualTo((1, "IDENTITE_NON_QUALIFIEE")));
        Assert.That(File.Exists(file), Is.False);
    }

    [Test]
    public async Task Given_an_identity_that_the_register_denies_When_its_datamatrix_is_asked_for_Then_none_is_drawn()
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.svg");

        var result = await RunAsync(["ins", "datamatrix", "--ins", "275126322074974", .. Nessi, "--piece-controlee", "--sortie", file]);

        Assert.That((result.ExitCode, File.Exists(file)), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task Given_a_scanned_datamatrix_When_verified_Then_nothing_else_is_typed()
    {
        var answer = await AnswerAsync(
            "ins",
            "verifier",
            "--datamatrix",
            "IS010000000000000000000000S1160012B02077713S21.2.250.1.213.1.4.8\u001DS3TOUSSAINT\u001DS4ADRTROIS\u001DS5MS601-01-1960S72B020");

        Assert.That(answer.GetProperty("verdict").GetString(), Is.EqualTo("identique"));
    }

    [TestCase(';')]
    [TestCase(',')]
    public async Task Given_a_file_of_identities_When_verified_Then_each_line_has_a_verdict_and_bad_lines_their_reason(
        char delimiter)
    {
        var (input, target) = (Path.Combine(Folder, $"{Guid.NewGuid():N}.csv"), Path.Combine(Folder, $"{Guid.NewGuid():N}.csv"));
        await File.WriteAllTextAsync(input, """
            matricule;nom;prenoms;sexe;naissance;lieu
            2 77 07 63 220 829 10;Nessi;"Ruth Isabelle";F;1977-07-14;63220
            275126322074974;Nessi;Ruth;F;1977-07-14;
            277076322082911;Nessi;Ruth;F;1977-07-14;
            277076322082910;Nessi;Ruth;F;hier;

            160012B02077713;ADRTROIS;"TOUSSAINT";M;19600101;2B020
            """.Replace(';', delimiter), new UTF8Encoding(encoderShouldEmitUTF8Identifier: delimiter == ';'));

        var result = await RunAsync("ins", "lot", input, "--sortie", target, "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1), "two lines could not be verified");
        Assert.That(
            result.Json().EnumerateObject().Select(count => (count.Name, count.Value.GetInt64())),
            Is.EqualTo(new[] { ("identical", 2L), ("different", 1L), ("unverified", 2L) }));
        var lines = await File.ReadAllLinesAsync(target);
        Assert.That(lines[0], Is.EqualTo("ligne;verdict;motif"));
        Assert.That(
            lines.Skip(1).Select(line => string.Join(';', line.Split(';')[..2])),
            Is.EquivalentTo(new[] { "2;identique", "3;differente", "4;non verifiee", "5;non verifiee", "7;identique" }));
        Assert.That(string.Concat(lines), Does.Not.Contain("Nessi").And.Not.Contain("2770763"));
    }

    [Test]
    public async Task Given_lines_that_cannot_be_read_When_verified_Then_each_has_its_reason_and_the_others_their_verdict()
    {
        var (input, target) = (Path.Combine(Folder, $"{Guid.NewGuid():N}.csv"), Path.Combine(Folder, $"{Guid.NewGuid():N}.csv"));
        // As a spreadsheet of Windows saves it by default: é is one byte that no UTF-8 has there.
        await File.WriteAllBytesAsync(input, Encoding.Latin1.GetBytes("""
            matricule;nom;prenoms;sexe;naissance
            277076322082910;Nessi;Ruth;F;1977-07-14
            260079900020613;d'Essai-Étranger;Inès;F;1960-07-00
            277076322082910;Nessi;"Ruth;F;1977-07-14
            277076322082910;Nessi;Ru"th;F;1977-07-14
            277076322082910;"Nessi";"Ruth";F;1977-07-14
            """));

        var result = await RunAsync("ins", "lot", input, "--sortie", target);

        var lines = await File.ReadAllLinesAsync(target);
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(
            lines.Skip(1).Select(line => line[..Math.Min(line.Length, 28)]),
            Is.EquivalentTo(new[]
            {
                "2;identique;", "3;non verifiee;La ligne n'es", "4;non verifiee;Un guillemet ",
                "5;non verifiee;Un guillemet ", "6;identique;",
            }));
    }

    [TestCase("", "FICHIER_CSV_VIDE", 1)]
    [TestCase("\n\n", "FICHIER_CSV_VIDE", 1)]
    [TestCase("matricule;nom;prenoms;sexe;naissance\n\n", "FICHIER_CSV_VIDE", 1)]
    [TestCase("matricule;\"nom;prenoms;sexe;naissance\n", "FICHIER_CSV_GUILLEMETS", 1)]
    [TestCase("matricule;nom;sexe;naissance\n", "COMMANDE_INCORRECTE", 2)]
    public async Task Given_a_file_that_no_line_can_be_read_from_When_verified_Then_it_has_its_own_reason(
        string content, string reason, int exitCode)
    {
        var (input, target) = (Path.Combine(Folder, $"{Guid.NewGuid():N}.csv"), Path.Combine(Folder, $"{Guid.NewGuid():N}.csv"));
        await File.WriteAllTextAsync(input, content);

        Assert.That(await RefusalAsync("ins", "lot", input, "--sortie", target), Is.EqualTo((exitCode, reason)));
        Assert.That(File.Exists(target), Is.False);
    }

    [Test]
    public async Task Given_a_file_without_a_column_When_verified_Then_it_is_named_and_no_file_is_left()
    {
        var (input, target) = (Path.Combine(Folder, $"{Guid.NewGuid():N}.csv"), Path.Combine(Folder, $"{Guid.NewGuid():N}.csv"));
        await File.WriteAllTextAsync(input, "matricule;nom;sexe;naissance\n");

        var result = await RunAsync("ins", "lot", input, "--sortie", target);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain("prenoms"));
        Assert.That(File.Exists(target), Is.False);
    }

    private async Task<string> WriteCardAsync()
    {
        var path = Path.Combine(Folder, $"{Guid.NewGuid():N}.json");
        var card = new
        {
            assure = "277076322082910",
            beneficiaires = new[]
            {
                new { nom = "NESSI", prenom = "RUTH", naissance = "1977-07-14" },
                new { nom = "NESSI", prenom = "MICHELANGELO", naissance = "2010-08-07" },
            },
        };
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(card));
        return path;
    }
}
