using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Dmp;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Cnda;

/// <summary>TD3.2: documents are read, whatever their format and state, by those who may.</summary>
public sealed class RetrieveTests(Engine engine) : CndaFixture(engine)
{
    [Test, Cnda("3.2-010")]
    public Task Cnda_3_2_010_an_image_in_TIFF_is_read() =>
        DemandReadAsync(CdaSampleBody.Tiff, "urn:ihe:iti-fr:xds-sd:tiff:2010");

    [Test, Cnda("3.2-020")]
    public Task Cnda_3_2_020_a_text_that_the_patient_is_not_shown_yet_is_read() =>
        DemandReadAsync(CdaSampleBody.Text, "urn:ihe:iti:xds-sd:text:2008", HiddenFromPatient);

    [Test, Cnda("3.2-030")]
    public async Task Cnda_3_2_030_an_archived_RTF_is_read_and_said_to_be_archived()
    {
        var patient = await AdultAsync(Doctor, MedecinTraitant);
        var sample = Sample(Doctor, patient) with { Body = CdaSampleBody.Rtf };
        await DepositAsync(As(Doctor), sample);
        await As(Doctor).Dmp.ArchiveAsync(patient, sample.UniqueId);

        await DemandHeldAsync(As(MedecinTraitant), sample);
        var read = await As(MedecinTraitant).Dmp.RetrieveAsync(patient, sample.UniqueId, Stream.Null);

        Assert.That(
            (read.IsArchived, read.Metadata.Format), Is.EqualTo((true, "urn:ihe:iti-fr:xds-sd:rtf:2010")));
    }

    [Test, Cnda("3.2-040")]
    public async Task Cnda_3_2_040_an_old_version_is_read_and_said_to_be_old()
    {
        var patient = await AdultAsync(MedecinTraitant);
        var sample = Sample(Doctor, patient) with { Body = CdaSampleBody.Text };
        var first = await DepositAsync(As(Doctor), sample);
        await DepositAsync(As(Doctor), Sample(Doctor, patient) with { Replaces = first.UniqueId });

        using var copy = new MemoryStream();
        var read = await As(MedecinTraitant).Dmp.RetrieveAsync(patient, first.UniqueId, copy);

        Assert.That(read.Status, Is.EqualTo(DocumentStatus.Deprecated));
        await using var cda = await sample.ToStreamAsync();
        Assert.That(copy.ToArray(), Is.EqualTo(cda.ToArray()));
    }

    [Test, Cnda("3.2-060")]
    public async Task Cnda_3_2_060_a_document_that_the_representatives_are_not_shown_is_read()
    {
        var patient = await MinorAsync(Nurse);
        var sample = Sample(Doctor, patient);
        await DepositAsync(As(Doctor), sample, HiddenFromRepresentatives);

        await DemandHeldAsync(As(Nurse), sample, HiddenFromRepresentatives);
    }

    [Test, Cnda("3.2-150")]
    public async Task Cnda_3_2_150_a_masked_image_in_JPEG_is_read_by_the_medecin_traitant_alone()
    {
        var patient = await AdultAsync(MedecinTraitant, Nurse);
        var sample = Sample(Doctor, patient) with { Body = CdaSampleBody.Jpeg };
        await DepositAsync(As(Doctor), sample, Masked);

        await DemandHeldAsync(As(MedecinTraitant), sample, Masked);
        Assert.That(
            await ReasonAsync(ReadAsync(As(Nurse), patient, sample.UniqueId)), Is.EqualTo(Reason.DocumentIntrouvable));
    }

    [Test, Cnda("3.2-400")]
    public async Task Cnda_3_2_400_the_certificate_of_the_eighth_day_is_read()
    {
        var patient = await MinorAsync(Nurse);
        var sample = Sample(Doctor, patient) with
        {
            TypeCode = "59283-2", Title = "Certificat du huitième jour", Body = CdaSampleBody.Structured,
        };
        var document = await DepositAsync(As(Doctor), sample);

        await DemandHeldAsync(As(Nurse), sample);
        Assert.That(document.Metadata.Type.Value, Is.EqualTo("59283-2"));
    }

    [Test, Cnda("3.2-410")]
    public Task Cnda_3_2_410_a_published_structured_report_of_a_laboratory_is_read() =>
        DemandPublishedReadAsync("BIO-CR-BIO_2024.01_DEP-CCU-tout-structuré.xml", "text/xml");

    [Test, Cnda("3.2-420")]
    public Task Cnda_3_2_420_a_published_report_of_a_laboratory_that_presents_itself_is_read() =>
        DemandPublishedReadAsync("BIO-CR-BIO_2021.01_Auto-Presentable.xml", "application/xslt+xml");

    [Test, Cnda("3.2-600")]
    public async Task Cnda_3_2_600_an_image_in_TIFF_is_read_in_AIR()
    {
        var patient = await AdultAsync();
        var sample = Sample(MedecinTraitant, patient) with { Body = CdaSampleBody.Tiff };
        await DepositAsync(As(MedecinTraitant), sample);
        await InAir().Dossiers.AuthorizeAsync(patient, Agreed);

        await DemandHeldAsync(InAir(), sample);
    }

    private async Task DemandReadAsync(CdaSampleBody body, string format, Visibility? visibility = null)
    {
        var patient = await AdultAsync(Nurse);
        var sample = Sample(Doctor, patient) with { Body = body };

        var document = await DepositAsync(As(Doctor), sample, visibility);
        await DemandHeldAsync(As(Nurse), sample, visibility);

        Assert.That(document.Metadata.Format, Is.EqualTo(format));
    }

    private async Task DemandPublishedReadAsync(string file, string mimeType)
    {
        var verdict = CorpusVerdicts.Of(file);
        var published = await File.ReadAllBytesAsync(Corpus.File($"cda/{file}"));
        await using var sender = new MonEspaceSanteClient(Sandbox.ClientOptions(Cartes.Of(verdict.Sender)));
        await As(Nurse).Dossiers.AuthorizeAsync(verdict.Patient, Agreed);

        using var cda = new MemoryStream(published);
        var document = (await sender.Dmp.SubmitAsync(verdict.Patient, cda, Everyone)).Documents[0];

        Assert.That(
            (document.Metadata.Type.Value, document.Metadata.MimeType), Is.EqualTo(("11502-2", mimeType)));
        Assert.That(await ReadAsync(As(Nurse), verdict.Patient, document.UniqueId), Is.EqualTo(published));
    }
}
