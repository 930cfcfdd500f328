using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class RefusalTests : SandboxFixture
{
    [TestCase("INS_CLE_INVALIDE", "dossier", "ouvrir", "--ins", "279035121518988")]
    [TestCase("INS_FORMAT_INVALIDE", "document", "lister", "--ins", "PAT-TROIS")]
    [TestCase("INS_OID_REFUSE", "dossier", "ouvrir", "--ins", PatTrois, "--oid", "1.2.3")]
    [TestCase("DOSSIER_FERME", "document", "lister", "--ins", "202096615708958")]
    [TestCase("DOCUMENT_INTROUVABLE", "document", "lire", "1.2.3", "--ins", PatTrois, "--sortie", "rien.xml")]
    [TestCase("FICHIER_INTROUVABLE", "document", "deposer", "absent.xml")]
    [TestCase("FICHIER_ILLISIBLE", "document", "deposer", ".")]
    [TestCase("CARTE_INCONNUE", "document", "lister", "--ins", PatTrois, "--carte", "pompier")]
    [TestCase("CARTE_INCONNUE", "document", "lister", "--ins", PatTrois, "--carte", "ailleurs/carte.p12")]
    [TestCase("CODE_PORTEUR_FAUX", "document", "lister", "--ins", PatTrois, "--code", "4321")]
    [TestCase("CERTIFICAT_EXPIRE", "document", "lister", "--ins", PatTrois, "--carte", "medecin-perimee")]
    [TestCase("CERTIFICAT_REVOQUE", "document", "lister", "--ins", PatTrois, "--carte", "medecin-revoquee")]
    [TestCase("CARTE_DE_STRUCTURE", "document", "lister", "--ins", PatTrois, "--carte", "structure")]
    [TestCase("CARTE_SANS_AUTEUR", "demo", "--carte", "secretaire")]
    public async Task Given_a_refusal_When_a_script_asks_Then_exit_code_1_and_reason_message_and_remedy(
        string reason, params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--json"]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Is.Empty);
        var refusal = result.Json();
        var names = refusal.EnumerateObject().Select(p => p.Name);
        Assert.That(names.Take(3), Is.EqualTo(new[] { "reason", "message", "remedy" }));
        Assert.That(refusal.GetProperty("reason").GetString(), Is.EqualTo(reason));
        Assert.That(refusal.GetProperty("message").GetString(), Is.Not.Empty);
        Assert.That(refusal.GetProperty("remedy").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task Given_a_refusal_When_a_user_asks_Then_said_on_the_error_output_in_French()
    {
        var result = await RunAsync("dossier", "ouvrir", "--ins", "279035121518988");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Is.Empty);
        Assert.That(result.Errors, Does.Contain("La clé du matricule INS est fausse").And.Contain("Vérifiez"));
    }

    [Test]
    public async Task Given_a_card_from_elsewhere_without_its_code_When_nobody_can_be_asked_Then_wrong_use()
    {
        using var elsewhere = new WorkFolder();
        File.Copy(Path.Combine(DataFolder, "cartes", "medecin.p12"), elsewhere["medecin.p12"]);
        File.Copy(Path.Combine(DataFolder, "cartes", "medecin.json"), elsewhere["medecin.json"]);
        string[] lister = ["document", "lister", "--ins", PatTrois, "--carte", elsewhere["medecin.p12"], "--json"];

        var without = await RunAsync(lister);
        var with = await RunAsync([.. lister, "--code", "1234"]);

        Assert.That((without.ExitCode, with.ExitCode), Is.EqualTo((2, 0)));
        Assert.That(without.Json().GetProperty("reason").GetString(), Is.EqualTo("COMMANDE_INCORRECTE"));
        Assert.That(without.Json().GetProperty("message").GetString(), Does.Contain("code porteur"));
        Assert.That(without.Json().GetProperty("remedy").GetString(), Does.Contain("--code"));
    }

    [Test]
    public async Task Given_a_card_of_the_sandbox_named_as_a_file_When_asked_Then_its_code_is_known()
    {
        var carte = Path.Combine(DataFolder, "cartes", "medecin.p12");

        var result = await RunAsync("document", "lister", "--ins", PatTrois, "--carte", carte, "--json");

        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Given_a_fault_in_a_document_When_deposited_Then_its_field_and_line_are_told()
    {
        var path = await WriteDocumentAsync();
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace(PatTrois, "279035121518988", StringComparison.Ordinal));

        var forScript = (await RunAsync("document", "deposer", path, "--json")).Json();
        var forUser = await RunAsync("document", "deposer", path);

        Assert.That(forScript.GetProperty("reason").GetString(), Is.EqualTo("INS_CLE_INVALIDE"));
        Assert.That(forScript.GetProperty("field").GetString(), Does.Contain("patientRole/id"));
        Assert.That(forScript.GetProperty("line").GetInt32(), Is.Positive);
        Assert.That(forUser.Errors, Does.Contain($"Ligne {forScript.GetProperty("line").GetInt32()}"));
    }

    [Test]
    public async Task Given_a_document_on_somebody_else_When_a_patient_is_named_Then_refused()
    {
        var path = await WriteDocumentAsync();

        var result = await RunAsync("document", "deposer", path, "--ins", "277076322082910", "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("PATIENT_DIFFERENT"));
    }

    [Test]
    public async Task Given_a_document_hidden_from_all_When_deposited_Then_refused()
    {
        var path = await WriteDocumentAsync();

        var result = await RunAsync("document", "deposer", path, "--masque-ps", "--invisible-patient", "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("VISIBILITES_INCOMPATIBLES"));
    }

    [TestCase("dossier-absent/relu.xml")]
    [TestCase(".")]
    public async Task Given_a_place_where_nothing_can_be_written_When_reading_Then_refused(string output)
    {
        var deposit = (await RunAsync("document", "deposer", await WriteDocumentAsync(), "--json")).Json();
        var uniqueId = deposit.GetProperty("uniqueId").GetString()!;

        var result = await RunAsync("document", "lire", uniqueId, "--ins", PatTrois, "--sortie", output, "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("FICHIER_NON_ENREGISTRE"));
    }

    [Test]
    public async Task Given_a_file_in_place_When_the_reading_is_refused_Then_it_stays_and_nothing_is_left_beside()
    {
        using var folder = new WorkFolder();
        await File.WriteAllTextAsync(folder["relu.xml"], "ancien");

        var result = await RunAsync("document", "lire", "1.2.3", "--ins", PatTrois, "--sortie", folder["relu.xml"]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName), Is.EqualTo(new[] { "relu.xml" }));
        Assert.That(await File.ReadAllTextAsync(folder["relu.xml"]), Is.EqualTo("ancien"));
    }

    [Test]
    public async Task Given_no_sandbox_in_the_folder_When_asked_Then_the_remedy_is_the_command_that_makes_one()
    {
        using var folder = new WorkFolder();

        var result = await Program.RunAsync(folder.Path, "document", "lister", "--ins", PatTrois, "--json");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("BAC_A_SABLE_ABSENT"));
        Assert.That(result.Json().GetProperty("remedy").GetString(), Does.Contain("logicielmetier serveur"));
    }

    [Test]
    public async Task Given_a_sandbox_that_is_stopped_When_asked_Then_the_remedy_is_the_command_that_starts_it()
    {
        string[] lister = ["document", "lister", "--ins", PatTrois, "--json"];

        var result = await Program.RunAsync(
            Folder, [.. lister, "--serveur", FreePort.Url(), "--donnees", DataFolder]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Json().GetProperty("reason").GetString(), Is.EqualTo("SERVICE_INDISPONIBLE"));
        Assert.That(result.Json().GetProperty("remedy").GetString(), Does.Contain("logicielmetier serveur"));
    }
}
