using System.Text.Json;
using MonEspaceSante.RealComponents;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class DocumentLifeTests : SandboxFixture
{
    [Test]
    public async Task Given_a_document_When_masked_and_unmasked_Then_professionals_follow()
    {
        var uniqueId = await DepositAsync();
        string[] reference = ["document", "reference", uniqueId, "--ins", PatTrois, "--carte", "pharmacien"];

        var masked = await AnswerAsync("document", "masquer", uniqueId, "--ins", PatTrois);
        var hidden = await RefusalAsync(reference);
        var unmasked = await AnswerAsync("document", "demasquer", uniqueId, "--ins", PatTrois);
        var shown = await AnswerAsync(reference);

        Assert.That(masked.GetProperty("visibility").GetProperty("professionals").GetBoolean(), Is.False);
        Assert.That(hidden, Is.EqualTo((1, "DOCUMENT_INTROUVABLE")));
        Assert.That(unmasked.GetProperty("visibility").GetProperty("professionals").GetBoolean(), Is.True);
        Assert.That(
            shown.EnumerateObject().Select(p => p.Name),
            Is.EqualTo(new[] { "uniqueId", "entryId", "logicalId", "status", "archived" }));
    }

    [Test]
    public async Task Given_a_document_not_announced_yet_When_shown_to_the_patient_Then_visible()
    {
        var uniqueId = await DepositAsync("--invisible-patient");

        var shown = await AnswerAsync("document", "rendre-visible", uniqueId, "--ins", PatTrois, "--patient", "--oui");

        Assert.That(shown.GetProperty("visibility").GetProperty("patient").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Given_an_archived_document_When_read_Then_its_state_is_told_until_it_leaves_the_archives()
    {
        var uniqueId = await DepositAsync();
        string[] lire = ["document", "lire", uniqueId, "--ins", PatTrois, "--sortie", Path.Combine(Folder, uniqueId)];

        await AnswerAsync("document", "archiver", uniqueId, "--ins", PatTrois);
        var current = Ids(await AnswerAsync("document", "lister", "--ins", PatTrois));
        var archives = Ids(await AnswerAsync("document", "lister", "--ins", PatTrois, "--archives", "seules"));
        var read = (await RunAsync(lire)).RequireSuccess();
        var back = await AnswerAsync("document", "desarchiver", uniqueId, "--ins", PatTrois);

        Assert.That(current, Does.Not.Contain(uniqueId));
        Assert.That(archives, Does.Contain(uniqueId));
        Assert.That(read, Does.Contain("version en cours, archivé").And.Contain("Camille LEFORT"));
        Assert.That(back.GetProperty("archived").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Given_a_deleted_document_When_named_again_Then_it_is_nowhere()
    {
        var uniqueId = await DepositAsync();

        var deleted = await AnswerAsync("document", "supprimer", uniqueId, "--ins", PatTrois, "--oui");
        var masking = await RefusalAsync("document", "masquer", uniqueId, "--ins", PatTrois);

        Assert.That(
            deleted.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "uniqueId", "deleteTime" }));
        Assert.That(masking, Is.EqualTo((1, "DOCUMENT_INTROUVABLE")));
    }

    [TestCase("supprimer")]
    [TestCase("rendre-visible", "--patient")]
    public async Task Given_no_confirmation_When_a_script_asks_for_what_has_no_return_Then_nothing_is_done(
        string change, params string[] options)
    {
        var uniqueId = await DepositAsync("--invisible-patient");

        var refusal = await RefusalAsync(["document", change, uniqueId, "--ins", PatTrois, .. options]);
        var list = await AnswerAsync("document", "lister", "--ins", PatTrois);

        Assert.That(refusal, Is.EqualTo((2, "COMMANDE_INCORRECTE")));
        var document = list.EnumerateArray().Single(d => d.GetProperty("uniqueId").GetString() == uniqueId);
        Assert.That(document.GetProperty("visibility").GetProperty("patient").GetBoolean(), Is.False);
    }

    [TestCase("supprimer", "--oui")]
    [TestCase("archiver")]
    public async Task Given_the_document_of_another_When_a_pharmacist_changes_it_Then_refused(
        string change, params string[] options)
    {
        var uniqueId = await DepositAsync();

        var refusal = await RefusalAsync(
            ["document", change, uniqueId, "--ins", PatTrois, "--carte", "pharmacien", .. options]);

        Assert.That(refusal, Is.EqualTo((1, "MODIFICATION_INTERDITE")));
    }

    [Test]
    public async Task Given_a_watch_When_a_document_comes_Then_a_script_reads_it_on_a_line()
    {
        await using var watch = Start("dossier", "suivre", "--ins", PatTrois, "--json");
        var start = await ReadLineAsync(watch);

        var uniqueId = await DepositAsync();
        var change = await ReadLineAsync(watch);
        // Other tests feed the same dossier meanwhile.
        while (change.GetProperty("uniqueId").GetString() != uniqueId) change = await ReadLineAsync(watch);

        Assert.That(start.GetProperty("cursor").GetString(), Is.Not.Empty);
        Assert.That(change.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[]
        {
            "kind", "time", "uniqueId", "replacedUniqueId", "document", "cursor",
        }));
        Assert.That(change.GetProperty("kind").GetString(), Is.EqualTo("added"));
    }

    [Test]
    public async Task Given_where_a_watch_stood_When_resumed_for_one_change_Then_it_ends_with_it()
    {
        string cursor;
        await using (var watch = Start("dossier", "suivre", "--ins", PatTrois, "--json"))
            cursor = (await ReadLineAsync(watch)).GetProperty("cursor").GetString()!;
        await DepositAsync();

        string[] suivre = ["dossier", "suivre", "--ins", PatTrois, "--nombre", "1", "--curseur"];
        var resumed = (await RunAsync([.. suivre, cursor])).RequireSuccess();
        var refused = await RunAsync([.. suivre, "ailleurs", "--json"]);

        Assert.That(resumed, Does.Contain("Pour reprendre"));
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Output, Does.Contain("CURSEUR_INVALIDE"));
    }

    private static async Task<JsonElement> ReadLineAsync(ForeignProcess process)
    {
        using var line = JsonDocument.Parse(await process.ReadLineAsync(Program.Patience));
        return line.RootElement.Clone();
    }

    private static IEnumerable<string?> Ids(JsonElement list) =>
        list.EnumerateArray().Select(document => document.GetProperty("uniqueId").GetString());
}
