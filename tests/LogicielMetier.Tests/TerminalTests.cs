using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

/// <summary>What a person is asked at the terminal.</summary>
public sealed class TerminalTests : SandboxFixture
{
    private const string Corse = "188102B17295165";
    private const string NonRattache = "154120000010510";

    [Test]
    public async Task Given_a_patient_When_asked_Then_the_text_is_shown_nothing_is_preset_and_the_answer_counts()
    {
        string[] autoriser = ["dossier", "autoriser", "--ins", Corse];

        var unclear = await TypeAsync("\npeut-être\nnon\n", autoriser);
        var before = await AnswerAsync("dossier", "verifier", "--ins", Corse);
        var given = await TypeAsync("oui\n", autoriser);
        var after = await AnswerAsync("dossier", "verifier", "--ins", Corse);

        Assert.That(unclear.Output, Does.Contain("À lire au patient").And.Contain("J'accepte que"));
        Assert.That(unclear.Output, Does.Contain("Répondez oui ou non").And.Contain("CONSENTEMENT_ABSENT"));
        Assert.That((unclear.ExitCode, given.ExitCode), Is.EqualTo((1, 0)), given.Output);
        Assert.That(
            (before.GetProperty("authorization").GetString(), after.GetProperty("authorization").GetString()),
            Is.EqualTo(("NON_EXISTE", "VALIDE")));
    }

    [Test]
    public async Task Given_a_deletion_When_asked_Then_the_document_is_shown_and_goes_only_if_confirmed()
    {
        var path = await WriteDocumentAsync("Bilan à supprimer");
        var uniqueId = (await AnswerAsync("document", "deposer", path)).GetProperty("uniqueId").GetString()!;
        string[] supprimer = ["document", "supprimer", uniqueId, "--ins", PatTrois];

        var refused = await TypeAsync("non\n", supprimer);
        var kept = await AnswerAsync("document", "reference", uniqueId, "--ins", PatTrois);
        var confirmed = await TypeAsync("oui\n", supprimer);
        var gone = await RefusalAsync("document", "reference", uniqueId, "--ins", PatTrois);

        Assert.That(refused.Output, Does.Contain("Bilan à supprimer").And.Contain("NON_CONFIRME"));
        Assert.That(kept.GetProperty("status").GetString(), Is.EqualTo("approved"));
        Assert.That(confirmed.Output, Does.Contain("Document supprimé"));
        Assert.That(gone, Is.EqualTo((1, "DOCUMENT_INTROUVABLE")));
    }

    [Test]
    public async Task Given_an_author_who_may_not_read_When_deleting_Then_asked_by_the_identifier_alone()
    {
        var text = Path.Combine(Folder, "note.txt");
        await File.WriteAllTextAsync(text, "Tension : 12/8.");
        string[] deposer = ["document", "deposer", text, "--ins", PatTrois, "--type", "11488-4"];
        var uniqueId = (await AnswerAsync([.. deposer, "--carte", "infirmier"])).GetProperty("uniqueId").GetString()!;

        var confirmed = await TypeAsync(
            "oui\n", "document", "supprimer", uniqueId, "--ins", PatTrois, "--carte", "infirmier");

        Assert.That(confirmed.Output, Does.Contain(uniqueId).And.Contain("Document supprimé"));
    }

    [Test]
    public async Task Given_a_question_When_interrupted_Then_nothing_is_done_and_it_is_said()
    {
        await using var terminal = StartInTerminal("dossier", "autoriser", "--ins", NonRattache);
        for (var line = ""; !line.Contains("J'accepte", StringComparison.Ordinal);)
            line = await terminal.ReadLineAsync(Program.Patience);

        await terminal.Input.WriteAsync('\u0003');
        await terminal.Input.FlushAsync();
        var interrupted = await terminal.WaitAsync(Program.Patience);
        var dossier = await AnswerAsync("dossier", "verifier", "--ins", NonRattache);

        Assert.That(interrupted.ExitCode, Is.EqualTo(1));
        Assert.That(interrupted.Output, Does.Contain("INTERROMPU"));
        Assert.That(dossier.GetProperty("authorization").GetString(), Is.EqualTo("NON_EXISTE"));
    }
}
