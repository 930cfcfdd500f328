using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>What a software feeds without anybody asking, and what it may search afterwards. EX_GEN-1060, EX_3.1-1090.</summary>
public sealed class AutomaticFeedingTests(Engine engine) : SubmissionFixture(engine)
{
    private static readonly SubmitOptions Automatic = new() { IsAutomatic = true };

    [Test]
    public async Task Given_a_version_that_tells_nothing_new_When_sent_by_the_software_Then_refused()
    {
        var first = await DepositAsync();
        var same = Sample() with { Replaces = first.UniqueId, EffectiveTime = Sample().EffectiveTime };

        var automatic = await ReasonAsync(SubmitAsync(Dmp(Author), [same], options: Automatic));
        await DemandAbsentAsync(same);
        var asked = await OutcomeAsync(SubmitAsync(Dmp(Author), [same]));

        Assert.That((automatic, asked), Is.EqualTo((Reason.DocumentInchange, Reason.Unspecified)));
    }

    [Test]
    public async Task Given_a_version_that_tells_something_new_When_sent_by_the_software_Then_taken()
    {
        var first = await SubmitAsync(Dmp(Author), [Sample()], options: Automatic);
        var text = Sample() with { Replaces = first.Documents[0].UniqueId, Paragraphs = ["Conclusion : arrêt du traitement."] };
        var title = text with { UniqueId = UniqueId.New(), Replaces = text.UniqueId, Title = "Compte rendu corrigé" };

        var outcomes = new[]
        {
            await OutcomeAsync(SubmitAsync(Dmp(Author), [text], options: Automatic)),
            await OutcomeAsync(SubmitAsync(Dmp(Author), [title], options: Automatic)),
        };

        Assert.That(outcomes, Is.All.EqualTo(Reason.Unspecified));
    }

    [Test]
    public async Task Given_what_the_software_feeds_When_traced_Then_told_as_automatic()
    {
        var patient = await GivenPatients.AdultAsync();
        await SubmitAsync(Dmp(Author), [Sample() with { Patient = patient }], options: Automatic);
        await SubmitAsync(Dmp(Author), [Sample() with { Patient = patient }]);

        var id = await GivenPatients.IdAsync(patient);
        var traces = await Service<AccessHistory>().ListAsync(id, long.MaxValue, 10, CancellationToken.None);

        Assert.That(traces.Select(trace => trace.Act.IsAutomatic), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task Given_an_opening_When_the_dossier_is_fed_Then_the_software_may_not_search_until_the_next()
    {
        var patient = await GivenPatients.AdultAsync();
        await GivenPatients.DecideAsync(patient, Carte(Author), AuthorizationStatus.Valide);
        var client = Client(Author);

        await client.Dossiers.OpenAsync(patient);
        await DepositAsync(Sample() with { Patient = patient });
        var afterFeeding = await SearchAsync(patient);
        await client.Dossiers.OpenAsync(patient);
        var refused = await OutcomeAsync(DepositAsync(Sample(Nurse) with { Patient = patient }));
        var afterOpening = await SearchAsync(patient);

        Assert.That(afterFeeding, Is.EqualTo(Reason.RechercheAutomatiqueRefusee));
        Assert.That(refused, Is.EqualTo(Reason.AuteurDifferent));
        Assert.That(afterOpening, Is.EqualTo(Reason.Unspecified), "what was refused has not fed");
    }

    private Task<Reason> SearchAsync(Ins patient) =>
        OutcomeAsync(Dmp(Author).FindAsync(patient, new() { IsAutomatic = true }).ToListAsync().AsTask());
}
