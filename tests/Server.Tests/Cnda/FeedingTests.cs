using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Session;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD2.1: a professional or a structure sends documents, in every format and to every audience.</summary>
public sealed class FeedingTests(Engine engine) : CndaFixture(engine)
{
    [Test, Cnda("2.1-010")]
    public async Task Cnda_2_1_010_a_professional_sends_a_document_that_tells_all()
    {
        var patient = await AdultAsync(Nurse);
        var sample = Sample(Doctor, patient) with { Orders = ["DEM-1^1.2.250.1.999.1"], Title = "Bilan annuel" };

        var told = (await DepositAsync(As(Doctor), sample)).Metadata;
        await DemandHeldAsync(As(Nurse), sample);

        Assert.That((told.UniqueId, told.Patient, told.Title), Is.EqualTo((sample.UniqueId, patient, "Bilan annuel")));
        Assert.That((told.Type.Value, told.Class.Value), Is.EqualTo(("11488-4", "10")));
        Assert.That(
            (told.FacilityType.Value, told.PracticeSetting.Value, told.Language), Is.EqualTo(("SA07", "AMBULATOIRE", "fr-FR")));
        Assert.That(
            (told.Authors[0].Id, told.Authors[0].Speciality!.Value, told.LegalAuthenticator.Id),
            Is.EqualTo(("899700296140", "G15_10/SM26", "899700296140")));
        Assert.That(told.ReferenceIds, Is.EqualTo(new[] { "DEM-1^1.2.250.1.999.1" }));
    }

    [Cnda("2.1-011")]
    [TestCase(CdaSampleBody.Text, "text/plain", "urn:ihe:iti:xds-sd:text:2008")]
    [TestCase(CdaSampleBody.Rtf, "text/rtf", "urn:ihe:iti-fr:xds-sd:rtf:2010")]
    [TestCase(CdaSampleBody.Pdf, "application/pdf", "urn:ihe:iti:xds-sd:pdf:2008")]
    [TestCase(CdaSampleBody.Jpeg, "image/jpeg", "urn:ihe:iti-fr:xds-sd:jpeg:2010")]
    [TestCase(CdaSampleBody.Tiff, "image/tiff", "urn:ihe:iti-fr:xds-sd:tiff:2010")]
    public async Task Cnda_2_1_011_a_file_of_each_format_is_wrapped_and_sent(
        CdaSampleBody body, string mediaType, string format)
    {
        var patient = await AdultAsync(Nurse);
        var sample = Sample(Doctor, patient) with { Body = body };
        using var file = new MemoryStream(await SampleFile.OfAsync(sample));

        var document = (await As(Doctor).Dmp.SubmitAsync(patient, SampleFile.Wrap(patient, mediaType, file), Everyone)).Documents[0];
        using var copy = new MemoryStream(await ReadAsync(As(Nurse), patient, document.UniqueId));

        Assert.That(document.Metadata.Format, Is.EqualTo(format));
        Assert.That(SampleFile.In(copy), Is.EqualTo(file.ToArray()));
    }

    [Test, Cnda("2.1-013")]
    public Task Cnda_2_1_013_a_structured_document_is_sent() =>
        SendAsync(sample => sample with { Body = CdaSampleBody.Structured }, "text/xml");

    [Test, Cnda("2.1-014")]
    public Task Cnda_2_1_014_a_document_that_presents_itself_is_sent() =>
        SendAsync(sample => sample with { PresentsItself = true }, "application/xslt+xml");

    [Test, Cnda("2.1-015")]
    public Task Cnda_2_1_015_a_structured_document_with_its_copy_in_PDF_is_sent() =>
        SendAsync(sample => sample with { Body = CdaSampleBody.StructuredWithPdfCopy }, "text/xml");

    [Test, Cnda("2.1-020")]
    public async Task Cnda_2_1_020_two_documents_are_sent_in_one_submission()
    {
        var patient = await AdultAsync(Nurse);
        CdaSample[] samples = [Sample(Doctor, patient), Sample(Doctor, patient) with { Body = CdaSampleBody.Pdf }];
        await using var report = await samples[0].ToStreamAsync();
        await using var letter = await samples[1].ToStreamAsync();
        var options = new SubmitOptions { RequestId = Guid.NewGuid() };

        var submission = await As(Doctor).Dmp.SubmitAsync(
            patient, [new DocumentToSubmit(report, Everyone), new DocumentToSubmit(letter, HiddenFromPatient)], options);
        await DemandHeldAsync(As(Nurse), samples[0]);
        await DemandHeldAsync(As(Nurse), samples[1], HiddenFromPatient);

        Assert.That(
            submission.Documents.Select(document => document.UniqueId),
            Is.EqualTo(samples.Select(sample => sample.UniqueId)));
        Assert.That(await Store.CountSubmissionsAsync(options.RequestId.Value), Is.EqualTo(1));
    }

    [Test, Cnda("2.1-050")]
    public async Task Cnda_2_1_050_a_document_is_sent_masked_and_only_author_and_medecin_traitant_see_it()
    {
        var patient = await AdultAsync(Doctor, Nurse, MedecinTraitant);
        var sample = Sample(Doctor, patient);

        await DepositAsync(As(Doctor), sample, Masked);

        await DemandHeldAsync(As(Doctor), sample, Masked);
        await DemandHeldAsync(As(MedecinTraitant), sample, Masked);
        Assert.That(await FindAsync(As(Nurse), patient, sample.UniqueId), Is.Null);
    }

    [Test, Cnda("2.1-060")]
    public async Task Cnda_2_1_060_a_document_is_sent_that_the_patient_is_not_shown_yet()
    {
        var patient = await AdultAsync(Nurse);
        var sample = Sample(Doctor, patient);

        await DepositAsync(As(Doctor), sample, HiddenFromPatient);
        var both = DepositAsync(As(Doctor), Sample(Doctor, patient), HiddenFromPatient with { Professionals = false });

        await DemandHeldAsync(As(Nurse), sample, HiddenFromPatient);
        Assert.That(await ReasonAsync(both), Is.EqualTo(Reason.VisibilitesIncompatibles));
    }

    [Test, Cnda("2.1-600")]
    public async Task Cnda_2_1_600_a_document_is_sent_that_the_representatives_are_not_shown()
    {
        var patient = await MinorAsync(Nurse);
        var sample = Sample(Doctor, patient);

        await DepositAsync(As(Doctor), sample, HiddenFromRepresentatives);

        await DemandHeldAsync(As(Nurse), sample, HiddenFromRepresentatives);
    }

    [Test, Cnda("2.1-160")]
    public async Task Cnda_2_1_160_a_structure_sends_a_document_by_its_certificates()
    {
        var patient = await AdultAsync(Nurse);
        var sample = ClinicSample(patient) with { FacilityType = "SA04", PracticeSetting = "ETABLISSEMENT" };

        var document = await DepositAsync(As(Clinic), sample);
        await DemandHeldAsync(As(Nurse), sample);

        Assert.That(document.Metadata.Authors[0].Structure, Is.EqualTo(ClinicItself.Structure));
        Assert.That(document.Metadata.FacilityType.Value, Is.EqualTo("SA04"));
    }

    [Test, Cnda("2.1-180")]
    public async Task Cnda_2_1_180_a_place_of_care_sends_by_the_certificates_of_its_legal_entity()
    {
        var patient = await AdultAsync(Nurse);
        var sample = ClinicSample(patient, Park);

        var document = await DepositAsync(As(Clinic, place: Park), sample);
        await DemandHeldAsync(As(Nurse), sample);

        Assert.That(document.Metadata.Authors[0].Structure, Is.EqualTo(Park.Structure));
    }

    [Test, Cnda("2.1-900")]
    public async Task Cnda_2_1_900_a_structure_sends_what_another_of_its_professionals_wrote()
    {
        var patient = await AdultAsync(Nurse);
        var author = Cartes[MedecinTraitant].Porteur.Professional!;
        var theirs = Consultation.By(author, ClinicItself.Structure, patient);
        var elsewhere = Consultation.By(author, Park.Structure, patient);

        var document = await DepositAsync(As(Clinic), theirs);
        await DemandHeldAsync(As(Nurse), theirs);

        Assert.That((await As(Clinic).Session.GetSessionAsync()).AuthenticationMode, Is.EqualTo(AuthenticationMode.Indirecte));
        Assert.That(document.Metadata.Authors[0].Id, Is.EqualTo("899700500152").And.Not.EqualTo("899700296140"));
        Assert.That(await ReasonAsync(DepositAsync(As(Clinic), elsewhere)), Is.EqualTo(Reason.AuteurDifferent));
    }

    [Test, Cnda("2.1-950")]
    public async Task Cnda_2_1_950_a_secretary_sends_what_a_professional_of_her_structure_wrote()
    {
        var patient = await AdultAsync(Nurse);
        var sample = Sample(Doctor, patient);

        var document = await DepositAsync(As(Secretary), sample);
        await DemandHeldAsync(As(Nurse), sample);

        Assert.That(document.Metadata.Authors[0].Id, Is.EqualTo("899700296140"));
        Assert.That(
            await ReasonAsync(DepositAsync(As(Secretary), Sample(Pharmacist, patient))), Is.EqualTo(Reason.AuteurDifferent));
    }

    private async Task SendAsync(Func<CdaSample, CdaSample> shape, string mimeType)
    {
        var patient = await AdultAsync(Nurse);
        var sample = shape(Sample(Doctor, patient));

        var document = await DepositAsync(As(Doctor), sample);
        await DemandHeldAsync(As(Nurse), sample);

        Assert.That(document.Metadata.MimeType, Is.EqualTo(mimeType));
    }
}
