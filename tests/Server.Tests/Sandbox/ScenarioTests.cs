using System.Diagnostics;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Insi;
using MonEspaceSante.Server.Sandbox;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Sandbox;

/// <summary>What a vendor asks a sandbox to play, through the SDK.</summary>
public sealed class ScenarioTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly TraitsIdentite Nessi = TraitsIdentite.Parse("NESSI", "RUTH", "F", "1977-07-14");

    [TestCase(null, InsOutcome.Trouve)]
    [TestCase("ins-introuvable", InsOutcome.Aucun)]
    [TestCase("ins-plusieurs", InsOutcome.Plusieurs)]
    public async Task Given_an_outcome_of_the_register_When_looked_for_Then_it_is_the_answer(
        string? scenario, InsOutcome outcome)
    {
        await using var client = Client(scenario);

        var answer = await client.Ins.SearchAsync(Nessi);

        Assert.That((answer.Outcome, answer.Identity is not null), Is.EqualTo((outcome, outcome == InsOutcome.Trouve)));
    }

    // Where the national test service tells the authority of real numbers, a software must notice.
    [TestCase(InsOid.Nir)]
    [TestCase(InsOid.Nia)]
    [TestCase(InsOid.NirTest)]
    [TestCase(InsOid.NirDemonstration)]
    public async Task Given_an_authority_When_somebody_is_found_Then_it_is_told(string oid)
    {
        await using var client = Client($"ins-oid={oid}");

        var answer = await client.Ins.SearchAsync(Nessi);

        Assert.That(answer.Identity!.Ins.Oid, Is.EqualTo(oid));
    }

    [TestCase("insi_101", "INSI_INDISPONIBLE")]
    [TestCase("insi_102", "INSI_INDISPONIBLE")]
    [TestCase("siram_40", "INSI_INDISPONIBLE")]
    [TestCase("desir_620", "INSI_CERTIFICAT_REFUSE")]
    [TestCase("ins-autre-personne", "INSI_REPONSE_INVALIDE")]
    public async Task Given_a_failure_of_the_register_When_asked_Then_every_call_has_its_reason(
        string scenario, string reason)
    {
        await using var client = Client(scenario);
        var ins = Ins.Parse("277076322082910", InsOid.NirTest);
        var line = new IdentityToVerify("1", ins, Nessi);

        var search = await Refused.ByAsync(client.Ins.SearchAsync(Nessi));
        var token = await Refused.ByAsync(client.Ins.SearchByApCvAsync("APCV-ESSAI-0001"));
        var card = await Refused.ByAsync(client.Ins.SearchByVitaleAsync(
            new BeneficiaireVitale(ins.Matricule, Nessi.BirthDate, 1, "", "")));
        var verification = await Refused.ByAsync(client.Ins.VerifyAsync(ins, Nessi));
        var batch = await client.Ins.VerifyAllAsync(new[] { line }.ToAsyncEnumerable()).SingleAsync();

        Assert.That(
            new[] { search, token, card, verification }.Select(refusal => refusal.ReasonCode).Append(batch.ReasonCode!),
            Has.All.EqualTo(reason));
    }

    [TestCase("ins-introuvable")]
    [TestCase("ins-plusieurs")]
    public async Task Given_no_such_person_When_verified_Then_different(string scenario)
    {
        await using var client = Client(scenario);

        var verdict = await client.Ins.VerifyAsync(Ins.Parse("277076322082910", InsOid.NirTest), Nessi);

        Assert.That(verdict, Is.EqualTo(IdentityVerdict.Differente));
    }

    [Test]
    public async Task Given_a_batch_that_is_not_ready_When_verified_Then_each_line_has_the_reason_and_searches_go_on()
    {
        await using var client = Client("lot-pas-pret");
        var lines = Enumerable.Range(0, 3).Select(rank =>
            new IdentityToVerify($"{rank}", Ins.Parse("277076322082910", InsOid.NirTest), Nessi));

        var verdicts = await client.Ins.VerifyAllAsync(lines.ToAsyncEnumerable()).ToListAsync();

        Assert.That(verdicts.Select(line => line.ReasonCode), Has.All.EqualTo("INSI_INDISPONIBLE").And.Exactly(3).Items);
        Assert.That((await client.Ins.SearchAsync(Nessi)).Outcome, Is.EqualTo(InsOutcome.Trouve));
    }

    [TestCase("dossier-ferme", "DOSSIER_FERME")]
    [TestCase("certificat-revoque", "CERTIFICAT_REVOQUE")]
    [TestCase("indisponible", "SERVICE_INDISPONIBLE")]
    public async Task Given_a_refusal_When_any_service_is_called_Then_it_is_the_reason(string scenario, string reason)
    {
        await using var client = Client(scenario);

        var dossier = await Refused.ByAsync(client.Dossiers.CheckAsync(PatTrois));
        var search = await Refused.ByAsync(client.Ins.SearchAsync(Nessi));

        Assert.That((dossier.ReasonCode, search.ReasonCode), Is.EqualTo((reason, reason)));
    }

    [Test]
    public async Task Given_a_slow_service_When_called_Then_the_answer_comes_late()
    {
        await using var client = Client("lent=0.3s");
        var watch = Stopwatch.StartNew();

        await client.Ins.SearchAsync(Nessi);

        Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(0.29)));
    }

    [Test]
    public async Task Given_a_lost_answer_When_a_document_is_deposited_Then_it_is_there_all_the_same()
    {
        await using var losing = Client("reponse-perdue");
        await using var reading = Cartes.Client("medecin");
        var sample = Consultation.By(Cartes["medecin"], Patients.Petra);

        var refusal = await Refused.ByAsync(
            losing.Dmp.SubmitAsync(Patients.Petra, await sample.ToStreamAsync(), Visibility.Everyone));

        Assert.That(refusal.IsTransient, Is.True);
        Assert.That(await Store.CountDocumentsAsync(sample.UniqueId), Is.EqualTo(1));
    }

    [TestCase("inconnu")]
    [TestCase("lent=")]
    [TestCase("lent=-1s")]
    [TestCase("lent=1h")]
    [TestCase("lent=3000s")]
    public async Task Given_no_such_scenario_When_called_Then_refused_with_the_header(string scenario)
    {
        await using var client = Client(scenario);

        var refusal = await Refused.ByAsync(client.Ins.SearchAsync(Nessi));

        Assert.That((refusal.ReasonCode, refusal.Violations[0].Field), Is.EqualTo(("REQUETE_INVALIDE", Scenario.Header)));
    }

    [TestCase("")]
    [TestCase("deux mots")]
    [TestCase("à-venir")]
    public void Scenario_that_no_metadata_can_carry_is_refused_by_the_client(string scenario) =>
        Assert.That(() => Client(scenario), Throws.ArgumentException.With.Message.Contains("Scenario"));

    private MonEspaceSanteClient Client(string? scenario)
    {
        var options = Sandbox.ClientOptions(Cartes["medecin"]);
        options.MaxAttempts = 1;
        options.Scenario = scenario;
        return new MonEspaceSanteClient(options);
    }
}
