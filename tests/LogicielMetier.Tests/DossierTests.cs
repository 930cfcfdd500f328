using System.Text.Json;
using NUnit.Framework;

namespace MonEspaceSante.LogicielMetier.Tests;

public sealed class DossierTests : SandboxFixture
{
    // One patient a test: what one authorises, another withdraws.
    private const string Petra = "207100486108281";
    private const string Attribut = "235061058692768";
    private const string Alot = "116095280720767";
    private const string Maximop = "203061212712750";
    private const string Nessi = "277076322082910";

    private string[] Given => ["--consentement-recueilli", "--texte-consentement", ConsentFile];

    [Test]
    public async Task Given_a_script_When_a_dossier_is_opened_Then_its_whole_context_and_no_trait_is_answered()
    {
        var context = await AnswerAsync("dossier", "ouvrir", "--ins", PatTrois, "--nouveautes");

        Assert.That(Names(context), Is.EqualTo(new[]
        {
            "matricule", "oid", "status", "closeTime", "closingReason", "attachedToMonEspaceSante", "authorization",
            "authorizationExpireTime", "medecinTraitant", "traits", "transactions", "feedingOpposed",
            "brisDeGlaceOpposed", "minor", "divergingTraits", "previousVisitTime", "newDocuments", "medicalSummary",
        }));
        Assert.That(context.GetProperty("authorization").GetString(), Is.EqualTo("VALIDE"));
        Assert.That(context.GetProperty("traits").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(
            context.GetProperty("transactions").EnumerateArray().Select(t => t.GetString()),
            Does.Contain("TD3.1").And.Contain("TD2.1"));
    }

    [Test]
    public async Task Given_other_traits_on_file_When_a_dossier_is_opened_Then_those_that_differ_are_told()
    {
        string[] ouvrir = ["dossier", "ouvrir", "--ins", PatTrois, "--nom", "DUPONT", "--sexe", "F"];

        var shown = (await RunAsync(ouvrir)).RequireSuccess();

        Assert.That(shown, Does.Contain("nom de naissance").And.Not.Contain("PAT-TROIS"));
    }

    [TestCase("--traits", "MARIE-LOUISE")]
    [TestCase(null, null)]
    public async Task Traits_are_hidden_unless_asked_for(string? option, string? trait)
    {
        string[] options = option is null ? [] : [option];

        var shown = (await RunAsync(["dossier", "verifier", "--ins", PatTrois, .. options])).RequireSuccess();

        Assert.That(shown.Contains("MARIE-LOUISE", StringComparison.Ordinal), Is.EqualTo(trait is not null));
    }

    [Test]
    public async Task Given_a_consent_When_recorded_and_withdrawn_Then_reading_follows_at_once()
    {
        string[] lister = ["document", "lister", "--ins", Petra];

        var before = await RefusalAsync(lister);
        var given = await AnswerAsync(["dossier", "autoriser", "--ins", Petra, .. Given]);
        var list = await AnswerAsync(lister);
        var withdrawn = await AnswerAsync("dossier", "retirer", "--ins", Petra);
        var after = await RefusalAsync(lister);

        Assert.That(before, Is.EqualTo((1, "AUTORISATION_ABSENTE")));
        Assert.That(Names(given), Is.EqualTo(new[]
        {
            "status", "professional", "structure", "medecinTraitant", "startTime", "lastActionTime", "expireTime",
        }));
        Assert.That(given.GetProperty("status").GetString(), Is.EqualTo("VALIDE"));
        Assert.That(list.GetArrayLength(), Is.Zero);
        Assert.That(withdrawn.GetProperty("status").GetString(), Is.EqualTo("NON_EXISTE"));
        Assert.That(after, Is.EqualTo((1, "AUTORISATION_ABSENTE")));
    }

    [Test]
    public async Task Given_no_answer_of_the_patient_When_a_script_authorises_Then_nothing_is_preset()
    {
        var unanswered = await RefusalAsync("dossier", "autoriser", "--ins", Alot);
        var withoutText = await RefusalAsync("dossier", "autoriser", "--ins", Alot, "--consentement-recueilli");
        var dossier = await AnswerAsync("dossier", "verifier", "--ins", Alot);

        Assert.That(unanswered, Is.EqualTo((2, "COMMANDE_INCORRECTE")));
        Assert.That(withoutText, Is.EqualTo((2, "COMMANDE_INCORRECTE")));
        Assert.That(dossier.GetProperty("authorization").GetString(), Is.EqualTo("NON_EXISTE"));
    }

    [Test]
    public async Task Given_a_medecin_traitant_When_the_part_is_given_up_Then_the_authorisation_stays()
    {
        string[] quitter = ["dossier", "quitter-medecin-traitant", "--ins", Attribut];

        var taken = await AnswerAsync(
            ["dossier", "autoriser", "--ins", Attribut, "--medecin-traitant", .. Given]);
        var left = await AnswerAsync(quitter);
        var again = await RefusalAsync(quitter);

        Assert.That(taken.GetProperty("medecinTraitant").GetBoolean(), Is.True);
        Assert.That(left.GetProperty("medecinTraitant").GetBoolean(), Is.False);
        Assert.That(left.GetProperty("status").GetString(), Is.EqualTo("VALIDE"));
        Assert.That(again, Is.EqualTo((1, "DROIT_INSUFFISANT")));
    }

    [Test]
    public async Task Given_an_authorisation_When_dossiers_and_professionals_are_listed_Then_it_is_on_both_lists()
    {
        var dossiers = await AnswerAsync("dossier", "lister", "--depuis", "2020-01-01");
        string[] autorisations = ["dossier", "autorisations", "--ins", PatTrois, "--filtre", "autorises"];
        var professionals = await AnswerAsync(autorisations);
        var blocked = await AnswerAsync("dossier", "autorisations", "--ins", PatTrois, "--filtre", "bloques");

        Assert.That(
            dossiers.EnumerateArray().Select(d => d.GetProperty("matricule").GetString()), Does.Contain(PatTrois));
        Assert.That(
            professionals.EnumerateArray().Select(p => p.GetProperty("professional").GetProperty("name").GetString()),
            Does.Contain("Camille LEFORT").And.Contain("Paul MARCHAND"));
        Assert.That(blocked.GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Given_an_opposition_to_feeding_When_kept_and_lifted_Then_the_context_tells_it()
    {
        var kept = await AnswerAsync("dossier", "opposition", "--ins", Maximop);
        var opposed = await AnswerAsync("dossier", "ouvrir", "--ins", Maximop);
        var lifted = await AnswerAsync("dossier", "opposition", "--ins", Maximop, "--lever");

        Assert.That(Names(kept), Is.EqualTo(new[] { "matricule", "structure", "opposed", "updateTime" }));
        Assert.That(opposed.GetProperty("feedingOpposed").GetBoolean(), Is.True);
        Assert.That(lifted.GetProperty("opposed").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Given_accesses_When_traces_are_listed_Then_the_last_one_comes_first()
    {
        await AnswerAsync("dossier", "infos", "--ins", Nessi);

        var traces = await AnswerAsync("dossier", "traces", "--ins", Nessi, "--nombre", "1");
        var shown = (await RunAsync("dossier", "traces", "--ins", Nessi)).RequireSuccess();

        var trace = traces.EnumerateArray().Single();
        Assert.That(Names(trace), Is.EqualTo(new[]
        {
            "rank", "time", "professional", "structure", "person", "application", "authenticationMode", "accessMode",
            "reason", "secret", "transaction", "uniqueId", "automatic",
        }));
        Assert.That(trace.GetProperty("transaction").GetString(), Is.EqualTo("TD1.3a"));
        Assert.That(shown, Does.Contain("Camille LEFORT").And.Contain("lire les données"));
    }

    [Test]
    public async Task National_parameters_and_administrative_data_are_told()
    {
        var parameters = await AnswerAsync("dossier", "parametres");
        var data = await AnswerAsync("dossier", "infos", "--ins", PatTrois);

        Assert.That(parameters.GetProperty("ageOfMajority").GetInt32(), Is.EqualTo(18));
        Assert.That(data.GetProperty("traits").GetProperty("birthName").GetString(), Is.EqualTo("PAT-TROIS"));
    }

    [TestCase("DOSSIER_INEXISTANT", "infos", "--ins", "153078987658513")]
    [TestCase("DROIT_INSUFFISANT", "retirer", "--ins", PatTrois, "--carte", "secretaire")]
    [TestCase("DROIT_INSUFFISANT", "autorisations", "--ins", PatTrois, "--carte", "secretaire")]
    [TestCase("INS_CLE_INVALIDE", "traces", "--ins", "279035121518988")]
    [TestCase("DROIT_INSUFFISANT", "chercher", "--nom", "PAT")]
    [TestCase("DOSSIER_FERME", "opposition", "--ins", "202096615708958")]
    public async Task Given_a_refusal_When_a_script_asks_Then_its_reason_and_exit_code_1(
        string reason, params string[] arguments) =>
        Assert.That(await RefusalAsync(["dossier", .. arguments]), Is.EqualTo((1, reason)));

    private static IEnumerable<string> Names(JsonElement answer) => answer.EnumerateObject().Select(p => p.Name);
}
