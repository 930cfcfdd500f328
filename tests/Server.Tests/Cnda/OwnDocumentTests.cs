using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD2.1, TD3.1, TD3.2: what patients bring, and what the health insurance or the record itself makes.</summary>
public sealed class OwnDocumentTests(Engine engine) : CndaFixture(engine)
{
    private const string Reimbursements = "REMB";
    private const string VaccinationHistory = "11369-6";

    private GivenDocuments Documents => new(Sandbox);

    [Test, Cnda("2.1-750")]
    public async Task Cnda_2_1_750_a_professional_validates_a_vaccination_that_the_patient_noted()
    {
        var patient = await AdultAsync(Doctor, Nurse);
        var vaccination = new VaccinationSample { Date = new DateOnly(2026, 3, 28) };
        var noted = await Documents.BroughtByPatientAsync(GivenDocuments.NotedByPatient(patient, vaccination));

        var note = Sample(Doctor, patient).AsVaccinationNote(vaccination) with { Replaces = noted.Metadata.UniqueId };
        var validated = await DepositAsync(As(Doctor), note);
        await DemandHeldAsync(As(Nurse), note);

        Assert.That((validated.Origin, validated.LogicalId), Is.EqualTo((DocumentOrigin.Professionnel, noted.LogicalId)));
        var before = await FindAsync(As(Nurse), patient, noted.Metadata.UniqueId);
        Assert.That((before!.Status, before.Origin), Is.EqualTo((DocumentStatus.Deprecated, DocumentOrigin.Patient)));
    }

    [Test, Cnda("3.1-145")]
    public async Task Cnda_3_1_145_reimbursements_are_found_by_type_and_by_an_act_between_two_dates()
    {
        var patient = await AdultAsync(Nurse);
        var sample = GivenDocuments.BySystem(patient, Reimbursements);
        await Documents.MadeBySystemAsync(sample);
        await DepositAsync(As(Doctor), Sample(Doctor, patient));
        var criteria = new DocumentCriteria
        {
            Types = [Reimbursements], EventFrom = sample.EffectiveTime, EventBefore = sample.EffectiveTime.AddDays(1),
        };

        var found = await As(Nurse).Dmp.FindAsync(patient, criteria).SingleAsync();

        Assert.That((found.UniqueId, found.Origin), Is.EqualTo((sample.UniqueId, DocumentOrigin.Systeme)));
        Assert.That(
            await SearchAsync(As(Nurse), patient, criteria with { EventFrom = sample.EffectiveTime.AddSeconds(1) }), Is.Empty);
    }

    [Test, Cnda("3.2-500")]
    public Task Cnda_3_2_500_the_wishes_of_a_patient_are_read() =>
        DemandReadAsync(sample => GivenDocuments.ByPatient(sample.Patient, "EXPPAT_1"), DocumentOrigin.Patient);

    [Test, Cnda("3.2-510")]
    public Task Cnda_3_2_510_a_document_that_the_patient_brought_is_read() =>
        DemandReadAsync(sample => GivenDocuments.ByPatient(sample.Patient, "DOCPAT01"), DocumentOrigin.Patient);

    [Test, Cnda("3.2-550")]
    public Task Cnda_3_2_550_the_vaccination_history_is_read() =>
        DemandReadAsync(sample => GivenDocuments.BySystem(sample.Patient, VaccinationHistory), DocumentOrigin.Systeme);

    [Test, Cnda("3.2-551")]
    public async Task Cnda_3_2_551_a_published_structured_list_of_reimbursements_is_read()
    {
        var published = await File.ReadAllBytesAsync(Corpus.File("cda/CNAM-HR_2021.01.xml"));
        await As(Nurse).Dossiers.AuthorizeAsync(PatTrois, Agreed);

        using var cda = new MemoryStream(published);
        var kept = await Documents.KeepAsync(PatTrois, cda, DocumentOrigin.Systeme);
        var read = await ReadAsync(As(Nurse), PatTrois, kept.Metadata.UniqueId);

        Assert.That((kept.Metadata.Type.Code_, kept.Metadata.Class.Code_), Is.EqualTo((Reimbursements, "60")));
        Assert.That(read, Is.EqualTo(published));
    }

    // No professional may send one of the type.
    private async Task DemandReadAsync(Func<CdaSample, CdaSample> own, DocumentOrigin origin)
    {
        var patient = await AdultAsync(Nurse);
        var ours = Sample(Doctor, patient);
        var sample = own(ours);

        var kept = origin == DocumentOrigin.Patient
            ? await Documents.BroughtByPatientAsync(sample)
            : await Documents.MadeBySystemAsync(sample);
        await DemandHeldAsync(As(Nurse), sample);
        var read = await As(Nurse).Dmp.RetrieveAsync(patient, sample.UniqueId, Stream.Null);
        var sent = await ReasonAsync(DepositAsync(As(Doctor), ours with { TypeCode = sample.TypeCode }));

        Assert.That((read.Origin, read.Metadata.Type.Value), Is.EqualTo((origin, kept.Metadata.Type.Code_)));
        Assert.That(sent, Is.EqualTo(Reason.TypeNonCreable));
    }
}
