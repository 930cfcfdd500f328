using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD3.3: documents are masked, shown, archived and deleted, by those who may.</summary>
public sealed class LifeCycleTests(Engine engine) : CndaFixture(engine)
{
    [Test, Cnda("3.3-050")]
    public async Task Cnda_3_3_050_a_medecin_traitant_unmasks_a_document_of_somebody_else()
    {
        var (patient, id) = await GivenAsync(Masked);

        await ShowAsync(As(MedecinTraitant), patient, id, Everyone);

        Assert.That(await FindAsync(As(Nurse), patient, id), Is.Not.Null);
    }

    [Test, Cnda("3.3-060")]
    public async Task Cnda_3_3_060_a_document_is_shown_to_the_patient_for_good()
    {
        var (patient, id) = await GivenAsync(HiddenFromPatient);

        await ShowAsync(As(Nurse), patient, id, Everyone);

        Assert.That(
            await ReasonAsync(As(Doctor).Dmp.SetVisibilityAsync(patient, id, HiddenFromPatient)),
            Is.EqualTo(Reason.VisibiliteIrreversible));
    }

    [Test, Cnda("3.3-061")]
    public async Task Cnda_3_3_061_a_document_is_shown_to_the_representatives_for_good()
    {
        var (patient, id) = await GivenAsync(HiddenFromRepresentatives, isMinor: true);

        await ShowAsync(As(Nurse), patient, id, Everyone);

        Assert.That(
            await ReasonAsync(As(Doctor).Dmp.SetVisibilityAsync(patient, id, HiddenFromRepresentatives)),
            Is.EqualTo(Reason.VisibiliteIrreversible));
    }

    [Test, Cnda("3.3-160")]
    public async Task Cnda_3_3_160_a_document_is_masked_to_other_professionals()
    {
        var (patient, id) = await GivenAsync(Everyone);

        await ShowAsync(As(Doctor), patient, id, Masked);

        Assert.That(await FindAsync(As(Nurse), patient, id), Is.Null);
        Assert.That(await FindAsync(As(MedecinTraitant), patient, id), Is.Not.Null);
    }

    [Test, Cnda("3.3-200")]
    public async Task Cnda_3_3_200_the_author_unmasks_a_document_in_AIR()
    {
        var (patient, id) = await GivenAsync(Masked);
        await InAir().Dossiers.AuthorizeAsync(patient, Agreed);

        await ShowAsync(InAir(), patient, id, Everyone);

        Assert.That(await FindAsync(As(Nurse), patient, id), Is.Not.Null);
    }

    [Test, Cnda("3.3-070")]
    public Task Cnda_3_3_070_a_document_is_deleted_by_its_author() => DemandDeletedAsync(Everyone);

    [Test, Cnda("3.3-080")]
    public Task Cnda_3_3_080_a_masked_document_is_deleted_by_its_author() => DemandDeletedAsync(Masked);

    [Test, Cnda("3.3-090")]
    public Task Cnda_3_3_090_a_document_that_the_patient_was_not_shown_is_deleted_by_its_author() =>
        DemandDeletedAsync(HiddenFromPatient);

    [Test, Cnda("3.3-540")]
    public async Task Cnda_3_3_540_an_author_without_authorisation_deletes_what_he_sent()
    {
        var patient = await AdultAsync(Nurse);
        var document = await DepositAsync(As(Doctor), Sample(Doctor, patient));

        var reference = await As(Doctor).Dmp.GetReferenceAsync(patient, document.UniqueId);
        await As(Doctor).Dmp.DeleteAsync(patient, document.UniqueId);

        Assert.That(reference.EntryId, Is.EqualTo(document.EntryId));
        Assert.That(await ReasonAsync(SearchAsync(As(Doctor), patient)), Is.EqualTo(Reason.AutorisationAbsente));
        Assert.That(await FindAsync(As(Nurse), patient, document.UniqueId), Is.Null);
    }

    [Test, Cnda("3.3-580")]
    public async Task Cnda_3_3_580_a_place_of_care_deletes_what_it_sent_and_its_legal_entity_does_not()
    {
        var patient = await AdultAsync(Nurse);
        var site = As(Clinic, place: Park);
        var document = await DepositAsync(site, ClinicSample(patient, Park));

        var other = await ReasonAsync(As(Clinic).Dmp.DeleteAsync(patient, document.UniqueId));
        await site.Dmp.DeleteAsync(patient, document.UniqueId);

        Assert.That(other, Is.EqualTo(Reason.DocumentIntrouvable));
        Assert.That(await FindAsync(As(Nurse), patient, document.UniqueId), Is.Null);
    }

    [Test, Cnda("3.3-120")]
    public async Task Cnda_3_3_120_a_document_is_archived()
    {
        var (patient, id) = await GivenAsync(Everyone);

        var archived = await As(MedecinTraitant).Dmp.ArchiveAsync(patient, id);

        Assert.That(archived.IsArchived, Is.True);
        Assert.That(await SearchAsync(As(Nurse), patient), Is.Empty);
        Assert.That((await FindAsync(As(Nurse), patient, id))!.IsArchived, Is.True);
    }

    [Test, Cnda("3.3-140")]
    public async Task Cnda_3_3_140_a_document_is_taken_out_of_the_archives()
    {
        var (patient, id) = await GivenAsync(Everyone);
        await As(Doctor).Dmp.ArchiveAsync(patient, id);

        var taken = await As(Doctor).Dmp.UnarchiveAsync(patient, id);

        Assert.That(taken.IsArchived, Is.False);
        Assert.That(await SearchAsync(As(Nurse), patient), Is.EqualTo(new[] { id }));
    }

    private static async Task ShowAsync(MonEspaceSanteClient client, Ins patient, string id, Visibility visibility)
    {
        var shown = await client.Dmp.SetVisibilityAsync(patient, id, visibility);

        Assert.That(shown.Visibility, Is.EqualTo(visibility));
    }

    private async Task DemandDeletedAsync(Visibility visibility)
    {
        var (patient, id) = await GivenAsync(visibility);

        var stranger = await ReasonAsync(As(MedecinTraitant).Dmp.DeleteAsync(patient, id));
        await As(Doctor).Dmp.DeleteAsync(patient, id);

        Assert.That(stranger, Is.EqualTo(Reason.ModificationInterdite));
        foreach (var reader in (string[])[Doctor, Nurse, MedecinTraitant])
            Assert.That(await FindAsync(As(reader), patient, id), Is.Null);
    }

    // A document of the doctor, whom the patient lets read, as a nurse and a médecin traitant are.
    private async Task<(Ins Patient, string UniqueId)> GivenAsync(Visibility visibility, bool isMinor = false)
    {
        string[] readers = [Doctor, Nurse, MedecinTraitant];
        var patient = isMinor ? await MinorAsync(readers) : await AdultAsync(readers);
        var document = await DepositAsync(As(Doctor), Sample(Doctor, patient), visibility);
        return (patient, document.UniqueId);
    }
}
