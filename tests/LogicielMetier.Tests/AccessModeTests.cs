using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class AccessModeTests : SandboxFixture
{
    private const string Arthur = "167112622170459";
    private const string Mineure = "215040000010297";
    private const string SansGlace = "172090000010352";

    [Test]
    public async Task Given_a_danger_When_the_glass_is_broken_Then_the_dossier_is_read_and_the_reason_traced()
    {
        await AnswerAsync("document", "lister", "--ins", Arthur, "--bris-de-glace", "Patient inconscient");

        var traces = await AnswerAsync("dossier", "traces", "--ins", Arthur);

        Assert.That(
            traces.EnumerateArray().Select(t => t.GetProperty("reason").GetString()),
            Does.Contain("Patient inconscient"));
    }

    [Test]
    public async Task Given_an_exceptional_authority_When_a_user_acts_under_it_Then_it_is_shown_and_kept_in_what_comes_next()
    {
        await DepositAsync();
        string[] lister = ["document", "lister", "--ins", PatTrois, "--centre-15", "--carte", "regulation"];

        var shown = await RunAsync(lister);
        var ordinary = await RunAsync("document", "lister", "--ins", PatTrois);
        var toScript = await RunAsync([.. lister, "--json"]);

        Assert.That(shown.Errors, Does.Contain("Centre 15").And.Contain("tracé"));
        Assert.That(shown.RequireSuccess(), Does.Contain("--carte regulation --centre-15"));
        Assert.That((ordinary.Errors, toScript.Errors), Is.EqualTo(("", "")));
    }

    [TestCase("BRIS_DE_GLACE_INUTILE", "document", "lister", "--ins", PatTrois, "--bris-de-glace", "Urgence")]
    [TestCase("OPPOSITION_BRIS_DE_GLACE", "document", "lister", "--ins", SansGlace, "--bris-de-glace", "Urgence")]
    [TestCase("PATIENT_MAJEUR", "dossier", "ouvrir", "--ins", PatTrois, "--connexion-secrete")]
    [TestCase("CARTE_DE_PERSONNE", "dossier", "ouvrir", "--ins", PatTrois, "--air")]
    [TestCase("DROIT_INSUFFISANT", "document", "lister", "--ins", PatTrois, "--carte", "structure", "--indirecte")]
    public async Task Given_a_mode_that_is_not_open_to_the_caller_When_asked_Then_refused(
        string reason, params string[] arguments) =>
        Assert.That(await RefusalAsync(arguments), Is.EqualTo((1, reason)));

    [TestCase("--centre-15", "--air")]
    [TestCase("--indirecte", "--connexion-secrete")]
    public async Task Given_modes_that_exclude_each_other_When_both_are_asked_for_Then_exit_code_2(
        string one, string other)
    {
        var result = await RunAsync("dossier", "ouvrir", "--ins", PatTrois, one, other);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain("ne vont pas ensemble"));
    }

    [Test]
    public async Task Given_a_mode_of_one_patient_When_a_command_names_none_Then_exit_code_2() =>
        Assert.That(
            await RefusalAsync("dossier", "lister", "--bris-de-glace", "Urgence"),
            Is.EqualTo((2, "COMMANDE_INCORRECTE")));

    [Test]
    public async Task Given_a_minor_When_visited_secretly_Then_the_trace_is_secret()
    {
        await AnswerAsync("dossier", "infos", "--ins", Mineure, "--connexion-secrete");

        var traces = await AnswerAsync("dossier", "traces", "--ins", Mineure, "--connexion-secrete");

        Assert.That(traces.EnumerateArray().Select(t => t.GetProperty("secret").GetBoolean()), Does.Contain(true));
    }

    [Test]
    public async Task Given_a_regulation_centre_When_it_searches_by_traits_Then_the_patient_is_found()
    {
        string[] chercher = ["dossier", "chercher", "--nom", "PAT-TROIS", "--centre-15", "--carte"];

        var byStructure = await AnswerAsync([.. chercher, "regulation", "--naissance", "28/03/1979"]);
        var shown = (await RunAsync([.. chercher, "medecin-regulation"])).RequireSuccess();

        Assert.That(
            byStructure.EnumerateArray().Select(c => c.GetProperty("matricule").GetString()), Does.Contain(PatTrois));
        Assert.That(shown, Does.Contain("28/03/1979"));
    }

    [TestCase("--air")]
    [TestCase("--indirecte")]
    public async Task Given_the_certificates_of_a_structure_When_it_says_how_it_acts_Then_the_dossier_opens(string mode)
    {
        var dossier = await AnswerAsync("dossier", "verifier", "--ins", PatTrois, "--carte", "structure", mode);

        Assert.That(dossier.GetProperty("status").GetString(), Is.EqualTo("actif"));
    }
}
