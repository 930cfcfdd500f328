using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using AuthorizationStatus = MonEspaceSante.Protos.Dmp.V1.AuthorizationStatus;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>The patient's opposition to new documents by a structure. CNDA 2.1-970, 2.2-980.</summary>
public sealed class OppositionTests(Engine engine) : SubmissionFixture(engine)
{
    [Test]
    public async Task Given_an_opposition_When_the_structure_feeds_Then_nothing_new_from_anybody_of_it()
    {
        var patient = await OpposedAsync();
        var (byAuthor, bySecretary) = (Of(patient), Of(patient, Secretary));

        var author = await ReasonAsync(DepositAsync(byAuthor));
        var secretary = await ReasonAsync(DepositAsync(bySecretary, sender: Secretary));
        var elsewhere = await OutcomeAsync(DepositAsync(Of(patient, Nurse), sender: Nurse));

        Assert.That((author, secretary), Is.EqualTo((Reason.OppositionAlimentation, Reason.OppositionAlimentation)));
        Assert.That(elsewhere, Is.EqualTo(Reason.Unspecified));
        await DemandAbsentAsync(byAuthor, bySecretary);
    }

    [Test]
    public async Task Given_an_opposition_When_the_author_corrects_Then_replacing_and_deleting_are_granted()
    {
        var patient = await GivenPatients.AdultAsync();
        var first = await DepositAsync(Of(patient));
        await OpposeAsync(patient, isOpposed: true);

        var second = await DepositAsync(Of(patient) with { Replaces = first.UniqueId });
        var third = await DepositAsync(Of(patient, Secretary) with { Replaces = second.UniqueId }, sender: Secretary);
        var deleted = await OutcomeAsync(Dmp(Author).DeleteAsync(patient, third.UniqueId));

        Assert.That(third.LogicalId, Is.EqualTo(first.LogicalId));
        Assert.That(deleted, Is.EqualTo(Reason.Unspecified));
    }

    [Test]
    public async Task Given_an_opposition_When_a_new_document_comes_with_a_correction_Then_both_are_refused()
    {
        var patient = await GivenPatients.AdultAsync();
        var first = await DepositAsync(Of(patient));
        await OpposeAsync(patient, isOpposed: true);
        CdaSample[] lot = [Of(patient) with { Replaces = first.UniqueId }, Of(patient)];

        var reason = await ReasonAsync(SubmitAsync(Dmp(Author), lot));

        Assert.That(reason, Is.EqualTo(Reason.OppositionAlimentation));
        await DemandAbsentAsync(lot);
    }

    [Test]
    public async Task Given_an_opposition_When_a_vaccination_of_the_patient_is_validated_Then_refused_as_new()
    {
        var patient = await OpposedAsync();
        await GivenPatients.DecideAsync(patient, Carte(Author), AuthorizationStatus.Valide);
        var vaccination = Vaccination();
        var noted = await GivenDocuments.BroughtByPatientAsync(GivenDocuments.NotedByPatient(patient, vaccination));
        var validation = Note(vaccination) with { Patient = patient, Replaces = noted.Metadata.UniqueId };

        var opposed = await ReasonAsync(DepositAsync(validation));
        await OpposeAsync(patient, isOpposed: false);
        var lifted = await OutcomeAsync(DepositAsync(validation));

        Assert.That((opposed, lifted), Is.EqualTo((Reason.OppositionAlimentation, Reason.Unspecified)));
    }

    private CdaSample Of(Ins patient, string sender = Author) => By(sender) with { Patient = patient };

    private async Task<Ins> OpposedAsync()
    {
        var patient = await GivenPatients.AdultAsync();
        await OpposeAsync(patient, isOpposed: true);
        return patient;
    }

    private async Task OpposeAsync(Ins patient, bool isOpposed)
    {
        await using var client = Cartes.Client(Author);
        await client.Dossiers.SetFeedingOppositionAsync(patient, isOpposed);
    }
}
