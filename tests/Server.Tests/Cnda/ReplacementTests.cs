using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD2.1b: new versions, and what an opposition leaves. TD2.2: the same by a secretary.</summary>
public sealed class ReplacementTests(Engine engine) : CndaFixture(engine)
{
    [Test, Cnda("2.1-140")]
    public async Task Cnda_2_1_140_a_professional_replaces_what_he_wrote()
    {
        var patient = await AdultAsync(Nurse);
        var first = await DepositAsync(As(Doctor), Sample(Doctor, patient));

        await DemandReplacedAsync(As(Doctor), first, Sample(Doctor, patient));
        var stranger = DepositAsync(As(Nurse), Sample(Nurse, patient) with { Replaces = first.UniqueId });

        Assert.That(await ReasonAsync(stranger), Is.EqualTo(Reason.RemplacementInterdit));
    }

    [Test, Cnda("2.1-205")]
    public async Task Cnda_2_1_205_a_structure_replaces_what_it_sent()
    {
        var patient = await AdultAsync(Nurse);
        var first = await DepositAsync(As(Clinic), ClinicSample(patient));

        await DemandReplacedAsync(As(Clinic), first, ClinicSample(patient));
    }

    [Test, Cnda("2.1-210")]
    public async Task Cnda_2_1_210_a_place_of_care_replaces_what_it_sent_and_its_legal_entity_does_not()
    {
        var patient = await AdultAsync(Nurse);
        var site = As(Clinic, place: Park);
        var first = await DepositAsync(site, ClinicSample(patient, Park));

        var other = DepositAsync(As(Clinic), ClinicSample(patient) with { Replaces = first.UniqueId });
        Assert.That(await ReasonAsync(other), Is.EqualTo(Reason.PredecesseurIntrouvable));
        await DemandReplacedAsync(site, first, ClinicSample(patient, Park));
    }

    [Test, Cnda("2.1-970")]
    public async Task Cnda_2_1_970_a_patient_who_opposes_new_documents_leaves_the_sent_ones_to_their_author()
    {
        var patient = await AdultAsync(Nurse);
        await DemandOppositionAsync(As(Doctor), patient, () => Sample(Doctor, patient));
    }

    [Test, Cnda("2.2-010")]
    public async Task Cnda_2_2_010_a_secretary_sends_a_document_that_tells_all()
    {
        var patient = await AdultAsync(Nurse);
        var sample = Sample(Doctor, patient) with { Orders = ["DEM-2^1.2.250.1.999.1"], Body = CdaSampleBody.Pdf };

        var document = await DepositAsync(As(Secretary), sample);
        await DemandHeldAsync(As(Nurse), sample);

        Assert.That(document.Metadata.Authors[0].Structure!.StructIdNat, Is.EqualTo("499700296140001"));
        Assert.That(document.Metadata.ReferenceIds, Is.EqualTo(sample.Orders));
        Assert.That(
            await ReasonAsync(ReadAsync(As(Secretary), patient, document.UniqueId)), Is.EqualTo(Reason.DroitInsuffisant));
    }

    [Test, Cnda("2.2-140")]
    public async Task Cnda_2_2_140_a_secretary_replaces_a_document_of_her_structure()
    {
        var patient = await AdultAsync(Nurse);
        var first = await DepositAsync(As(Doctor), Sample(Doctor, patient));

        await DemandReplacedAsync(As(Secretary), first, Sample(Doctor, patient));
    }

    [Test, Cnda("2.2-980")]
    public async Task Cnda_2_2_980_a_patient_who_opposes_new_documents_leaves_the_sent_ones_to_the_secretary()
    {
        var patient = await AdultAsync(Nurse);
        await DemandOppositionAsync(As(Secretary), patient, () => Sample(Doctor, patient));
    }

    private async Task DemandReplacedAsync(MonEspaceSanteClient sender, Document first, CdaSample successor)
    {
        var sample = successor with { Replaces = first.UniqueId };

        var second = await DepositAsync(sender, sample);
        await DemandHeldAsync(As(Nurse), sample);

        Assert.That(second.LogicalId, Is.EqualTo(first.LogicalId));
        Assert.That(second.EntryId, Is.Not.EqualTo(first.EntryId));
        Assert.That(
            (await FindAsync(As(Nurse), sample.Patient, first.UniqueId))!.Status, Is.EqualTo(DocumentStatus.Deprecated));
    }

    private async Task DemandOppositionAsync(MonEspaceSanteClient sender, Ins patient, Func<CdaSample> sample)
    {
        var first = await DepositAsync(sender, sample());
        await sender.Dossiers.SetFeedingOppositionAsync(patient, isOpposed: true);

        var isOpposed = (await sender.Dossiers.OpenAsync(patient)).IsFeedingOpposed;
        var refused = await ReasonAsync(DepositAsync(sender, sample()));
        var next = sample() with { Replaces = first.UniqueId };
        await DepositAsync(sender, next);
        await DemandHeldAsync(As(Nurse), next);
        await sender.Dmp.DeleteAsync(patient, next.UniqueId);

        Assert.That((isOpposed, refused), Is.EqualTo((true, Reason.OppositionAlimentation)));
        Assert.That(await FindAsync(As(Nurse), patient, next.UniqueId), Is.Null);
    }
}
