using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>Submissions that are tried: judged whole, and nothing kept of them.</summary>
public sealed class TrialTests(Engine engine) : SubmissionFixture(engine)
{
    [Test]
    public async Task Given_a_good_submission_When_tried_Then_no_error_and_nothing_kept_nor_traced()
    {
        var patient = await GivenPatients.AdultAsync();
        var first = Sample() with { Patient = patient };
        CdaSample[] lot = [first, first with { UniqueId = UniqueId.New(), Replaces = first.UniqueId }];

        var report = await Dmp(Author).CheckSubmissionAsync(patient, await ToSubmitAsync(lot));
        var traces = await Service<AccessHistory>().ListAsync(
            await GivenPatients.IdAsync(patient), long.MaxValue, 10, CancellationToken.None);
        var events = await ScalarAsync<long>(
            "SELECT COUNT(*) FROM dossier_event WHERE patient_id = @id",
            new { id = (await GivenPatients.IdAsync(patient)).ToByteArray() });

        Assert.That(report.HasErrors, Is.False);
        Assert.That((traces.Count, events), Is.EqualTo((0, 0L)));
        await DemandAbsentAsync(lot);
        Assert.That(await OutcomeAsync(SubmitAsync(Dmp(Author), lot)), Is.EqualTo(Reason.Unspecified));
    }

    [Test]
    public async Task Given_broken_documents_When_tried_Then_all_findings_of_each_by_rank()
    {
        var good = await Sample().ToStreamAsync();
        using var spoiled = Edited(await (Sample() with { Title = new string('x', 129) }).TextAsync(), "AMBULATOIRE\"", "AILLEURS\"");
        using var cut = new MemoryStream((await Sample().ToStreamAsync()).ToArray()[..^200]);
        using var empty = new MemoryStream();

        var report = await Dmp(Author).CheckSubmissionAsync(
            Patient, [new(good, Everyone), new(spoiled, Everyone), new(cut, Everyone), new(empty, Everyone)]);

        Assert.That(report.HasErrors, Is.True);
        Assert.That(
            report.Findings.Select(found => found.Document).Distinct(), Is.EquivalentTo(new[] { 1, 2, 3 }));
        Assert.That(report.Findings.Count(found => found.Document == 1), Is.GreaterThan(1), "not the first fault alone");
        Assert.That(report.Findings.Select(found => found.Finding.Fix), Is.All.Not.Empty);
    }

    [Test]
    public async Task Given_a_card_that_cannot_sign_When_tried_Then_judged_all_the_same()
    {
        using var raw = await RawClient.OpenAsync(Sandbox, Carte(Author));
        var deposit = await RawDeposit.OfAsync(Sample());
        deposit.Messages[0].Header.Purpose = Protos.Dmp.V1.SubmissionPurpose.Essai;

        var answer = await raw.SubmitAsync([.. deposit.Messages, new() { End = new() }]);

        Assert.That((answer.SubmissionId, answer.Documents.Count), Is.EqualTo(("", 0)));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_what_the_dossier_refuses_When_tried_Then_refused_as_usual()
    {
        var known = await DepositAsync();
        var vaccination = Vaccination();
        await DepositAsync(Note(vaccination));

        var outcomes = new[]
        {
            await TriedAsync(Sample() with { UniqueId = known.UniqueId }),
            await TriedAsync(Sample(Nurse)),
            await TriedAsync(Sample() with { Replaces = "2.25.404" }),
            await TriedAsync(Note(vaccination)),
            await TriedAsync(Sample() with { Patient = Patients.Ferme }),
            await TriedAsync(Sample() with { Patient = Patients.SansDossier }),
        };

        Assert.That(outcomes, Is.EqualTo(new[]
        {
            Reason.DocumentDejaPresent,
            Reason.AuteurDifferent,
            Reason.PredecesseurIntrouvable,
            Reason.VaccinationDejaPresente,
            Reason.DossierFerme,
            Reason.DossierInexistant,
        }));
    }

    [Test]
    public async Task Given_a_document_of_another_patient_When_tried_Then_refused()
    {
        var refusal = await Refused.ByAsync(Dmp(Author).CheckSubmissionAsync(
            Patient, await ToSubmitAsync([Sample() with { Patient = Patients.Petra }])));

        Assert.That(refusal, Is.TypeOf<InsRefusedException>());
        Assert.That(refusal.Reason, Is.EqualTo(Reason.PatientDifferent));
    }

    [Test]
    public async Task Given_a_trial_When_the_same_is_fed_at_once_Then_it_does_not_stand_in_the_way()
    {
        var samples = Enumerable.Range(0, 4).Select(_ => Sample()).ToList();

        var outcomes = await Task.WhenAll(samples.SelectMany(sample => new[]
        {
            OutcomeAsync(DepositAsync(sample)),
            TriedAsync(Sample() with { Replaces = sample.UniqueId }),
        }));

        Assert.That(outcomes.Where((_, index) => index % 2 == 0), Is.All.EqualTo(Reason.Unspecified));
        Assert.That(
            outcomes.Where((_, index) => index % 2 == 1),
            Is.All.AnyOf(Reason.Unspecified, Reason.PredecesseurIntrouvable));
    }

    private async Task<Reason> TriedAsync(CdaSample sample) =>
        await OutcomeAsync(Dmp(Author).CheckSubmissionAsync(sample.Patient, await ToSubmitAsync([sample])));

    private static MemoryStream Edited(string text, string before, string after) =>
        new(System.Text.Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal)));
}
