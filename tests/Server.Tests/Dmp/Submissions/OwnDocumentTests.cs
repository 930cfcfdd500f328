using System.Text;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Contract = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Server.Tests.Dmp.Submissions;

/// <summary>Documents of the patient, of the health insurance and of the record. CNDA 2.1-750, 3.1-145, 3.2-500, 3.2-510,
/// 3.2-550, 3.2-551.</summary>
public sealed class OwnDocumentTests(Engine engine) : SubmissionFixture(engine)
{
    [TestCase("DOCPAT01")]
    [TestCase("DOCPAT09")]
    [TestCase("EXPPAT_3")]
    [TestCase("74465-6")]
    public async Task Given_a_document_of_the_patient_When_brought_Then_a_doctor_finds_and_reads_it(string typeCode)
    {
        var sample = GivenDocuments.ByPatient(Patient, typeCode);

        await GivenDocuments.BroughtByPatientAsync(sample);
        var found = await FindAsync(Doctor, sample.UniqueId);
        using var copy = new MemoryStream();
        await Dmp(Doctor).RetrieveAsync(Patient, sample.UniqueId, copy);

        Assert.That(found!.Origin, Is.EqualTo(DocumentOrigin.Patient));
        Assert.That(found.Metadata.Type.Value, Is.EqualTo(typeCode));
        Assert.That(found.Metadata.Authors.Select(author => author.Id), Is.EqualTo(new[] { Patient.Matricule }));
        Assert.That(Encoding.UTF8.GetString(copy.ToArray()), Is.EqualTo(await sample.TextAsync()));
    }

    [TestCase("REMB")]
    [TestCase("11369-6")]
    public async Task Given_a_document_of_the_system_When_made_Then_found_and_replaced_by_the_next(string typeCode)
    {
        var (first, second) = (GivenDocuments.BySystem(Patient, typeCode), GivenDocuments.BySystem(Patient, typeCode));

        await GivenDocuments.MadeBySystemAsync(first);
        await GivenDocuments.MadeBySystemAsync(second with { Replaces = first.UniqueId });

        Assert.That((await FindAsync(Doctor, first.UniqueId))!.Status, Is.EqualTo(DocumentStatus.Deprecated));
        Assert.That((await FindAsync(Doctor, second.UniqueId))!.Origin, Is.EqualTo(DocumentOrigin.Systeme));
    }

    [TestCase("CNAM-HR_2021.01.xml", "REMB")]
    [TestCase("VAC_2023.01.xml", "11369-6")]
    public async Task Given_a_national_example_of_the_system_When_made_Then_taken_as_it_is(string file, string typeCode)
    {
        await using var cda = File.OpenRead(Corpus.File($"cda/{file}"));

        var kept = await GivenDocuments.KeepAsync(PatTrois, cda, DocumentOrigin.Systeme);

        Assert.That((kept.Metadata.Type.Code_, kept.Size), Is.EqualTo((typeCode, cda.Length)));
        Assert.That(await FindAsync(Doctor, kept.Metadata.UniqueId), Is.Not.Null);
    }

    [TestCase("11488-4", DocumentOrigin.Patient, Reason.TypeReserveAuxProfessionnels)]
    [TestCase("REMB", DocumentOrigin.Patient, Reason.TypeNonCreable)]
    [TestCase("11369-6", DocumentOrigin.Patient, Reason.TypeNonCreable)]
    [TestCase("11488-4", DocumentOrigin.Systeme, Reason.TypeNonCreable)]
    [TestCase("DOCPAT01", DocumentOrigin.Systeme, Reason.TypeNonCreable)]
    public async Task Given_a_type_that_is_kept_for_others_When_brought_Then_refused(
        string typeCode, DocumentOrigin origin, Reason expected)
    {
        var sample = GivenDocuments.ByPatient(Patient, typeCode);

        var reason = await ReasonAsync(GivenDocuments.KeepAsync(sample, origin, visibility: null));

        Assert.That(reason, Is.EqualTo(expected));
        await DemandAbsentAsync(sample);
    }

    [TestCase("DOCPAT01")]
    [TestCase("REMB")]
    public async Task Given_a_type_of_others_When_a_professional_sends_it_Then_refused(string typeCode)
    {
        var reason = await ReasonAsync(DepositAsync(Sample() with { TypeCode = typeCode }));

        Assert.That(reason, Is.EqualTo(Reason.TypeNonCreable));
    }

    [Test]
    public async Task Given_a_vaccination_noted_by_the_patient_When_a_professional_validates_it_Then_one_lineage()
    {
        var vaccination = Vaccination();
        var noted = await GivenDocuments.BroughtByPatientAsync(GivenDocuments.NotedByPatient(Patient, vaccination));
        var uniqueId = noted.Metadata.UniqueId;

        var beside = await ReasonAsync(DepositAsync(Note(vaccination, Nurse), sender: Nurse));
        var anotherId = await ReasonAsync(
            DepositAsync(Note(vaccination with { Id = $"{Guid.NewGuid()}" }, Nurse) with { Replaces = uniqueId }, sender: Nurse));
        var validated = await DepositAsync(Note(vaccination, Nurse) with { Replaces = uniqueId }, sender: Nurse);
        var byAuthorOfNothing = await ReasonAsync(
            DepositAsync(Note(vaccination) with { Replaces = validated.UniqueId }));

        Assert.That((beside, anotherId), Is.EqualTo((Reason.VaccinationDejaPresente, Reason.VaccinationInvalide)));
        Assert.That((validated.LogicalId, validated.Origin), Is.EqualTo((noted.LogicalId, DocumentOrigin.Professionnel)));
        Assert.That(byAuthorOfNothing, Is.EqualTo(Reason.RemplacementInterdit));
    }

    [Test]
    public async Task Given_a_document_of_the_patient_When_a_professional_replaces_it_Then_refused()
    {
        var sample = GivenDocuments.ByPatient(Patient, "DOCPAT02");
        await GivenDocuments.BroughtByPatientAsync(sample);

        var byProfessional = await ReasonAsync(DepositAsync(Sample() with { Replaces = sample.UniqueId }));
        var report = await DepositAsync();
        var byPatient = await ReasonAsync(GivenDocuments.BroughtByPatientAsync(
            GivenDocuments.ByPatient(Patient, "DOCPAT02") with { Replaces = report.UniqueId }));

        Assert.That((byProfessional, byPatient), Is.EqualTo((Reason.RemplacementInterdit, Reason.RemplacementInterdit)));
    }

    [Test]
    public async Task Given_a_document_of_the_patient_When_brought_twice_Then_stored_once()
    {
        var (sample, requestId) = (GivenDocuments.ByPatient(Patient, "DOCPAT05"), Guid.NewGuid());

        var first = await GivenDocuments.KeepAsync(sample, DocumentOrigin.Patient, visibility: null, requestId);
        var again = await GivenDocuments.KeepAsync(sample, DocumentOrigin.Patient, visibility: null, requestId);
        var other = await ReasonAsync(GivenDocuments.KeepAsync(
            GivenDocuments.ByPatient(Patient, "DOCPAT05"), DocumentOrigin.Patient, visibility: null, requestId));
        var anew = await ReasonAsync(GivenDocuments.BroughtByPatientAsync(sample));

        Assert.That(again, Is.EqualTo(first));
        Assert.That((other, anew), Is.EqualTo((Reason.RequestIdReutilise, Reason.DocumentDejaPresent)));
    }

    [Test]
    public async Task Given_a_vaccination_of_the_patient_When_it_is_hidden_Then_refused()
    {
        var note = GivenDocuments.NotedByPatient(Patient, Vaccination());

        var reason = await ReasonAsync(
            GivenDocuments.BroughtByPatientAsync(note, new Contract.Visibility { HiddenFromProfessionals = true }));

        Assert.That(reason, Is.EqualTo(Reason.VaccinationInvalide));
    }

    [Test]
    public async Task Given_another_patient_or_no_open_dossier_When_brought_Then_refused_and_nothing_kept()
    {
        var closed = GivenDocuments.ByPatient(Patients.Ferme, "DOCPAT01");
        var none = GivenDocuments.ByPatient(Patients.SansDossier, "DOCPAT01");
        using var elsewhere = await GivenDocuments.ByPatient(Patients.Petra, "DOCPAT01").ToStreamAsync();

        var reasons = new[]
        {
            await ReasonAsync(GivenDocuments.BroughtByPatientAsync(closed)),
            await ReasonAsync(GivenDocuments.BroughtByPatientAsync(none)),
            await ReasonAsync(GivenDocuments.KeepAsync(Patient, elsewhere, DocumentOrigin.Patient)),
        };

        Assert.That(
            reasons, Is.EqualTo(new[] { Reason.DossierFerme, Reason.DossierInexistant, Reason.PatientDifferent }));
        await DemandAbsentAsync(closed, none);
    }
}
