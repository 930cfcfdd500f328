using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Cda;
using MonEspaceSante.Xdm;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>What is written is read back.</summary>
internal sealed class XdmSubmissionTests
{
    [Test]
    public async Task Given_two_documents_When_written_and_read_back_Then_bytes_and_metadata_are_the_same()
    {
        var archive = new MemoryStream();
        var metadata = await (await Archives.SubmissionAsync(Archives.Samples)).WriteAsync(archive);
        archive.Position = 0;

        await using var read = await XdmArchive.ReadAsync(archive);

        Assert.That(read.TypeCodes, Is.EqualTo(new[] { "11488-4", "57828-6" }));
        Assert.That((read.HasIns, read.IsAbout(Documents.Sample.Patient)), Is.EqualTo((true, true)));
        foreach (var (rank, document) in read.Documents.Index())
        {
            AssertSame(document, metadata[rank]);
            Assert.That(
                await Archives.BytesAsync(read, document),
                Is.EqualTo((await Archives.Samples[rank].ToStreamAsync()).ToArray()));
        }
    }

    [Test]
    public async Task The_submission_set_and_the_restrictions_are_read_back()
    {
        await using var read = await XdmArchive.ReadAsync(new MemoryStream(await Archives.BytesAsync(Archives.Samples)));

        var set = read.SubmissionSets.Single();
        Assert.Multiple(() =>
        {
            Assert.That((set.UniqueId, set.SourceId), Is.EqualTo(("2.25.4343", "2.25.4444")));
            Assert.That(set.SubmissionTime!.ToInstant(), Is.EqualTo(Archives.Submission.SubmissionTime));
            Assert.That(set.Patient, Is.EqualTo(Documents.Sample.Patient));
            Assert.That(set.ContentType!.Value, Is.EqualTo("SA07"));
            Assert.That(set.Authors.Single().Name, Is.EqualTo(Documents.Sample.Author.Name));
            Assert.That(set.Documents[0].Visibility, Is.EqualTo(Archives.HiddenFromPatient));
            Assert.That(
                set.Documents[0].Confidentialities.Select(code => code.Value),
                Is.EqualTo(new[] { "N", "INVISIBLE_PATIENT" }));
            Assert.That(set.Documents[1].Visibility, Is.EqualTo(Visibility.Everyone));
        });
    }

    [Test]
    public async Task Given_streams_that_are_read_once_When_written_and_read_Then_the_copy_on_the_disk_is_gone()
    {
        var bytes = await Archives.BytesAsync(Archives.Samples[0]);
        var before = Copies();

        await using (var read = await XdmArchive.ReadAsync(new PiecemealStream(bytes, [1, 4096])))
            Assert.That(await Archives.BytesAsync(read, read.Documents[0]), Has.Length.EqualTo(read.Documents[0].Size));

        Assert.That(Copies().Except(before), Is.Empty);
    }

    [Test]
    public async Task Given_a_document_and_a_destination_that_cannot_seek_When_written_Then_the_archive_is_whole()
    {
        using var sample = await Documents.Sample.ToStreamAsync();
        var submission = Archives.Submission with
        {
            Documents = [new DocumentToSubmit(new PiecemealStream(sample.ToArray(), [1000]), Visibility.Everyone)],
        };
        var archive = new AppendedStream();

        await submission.WriteAsync(archive);

        await using var read = await XdmArchive.ReadAsync(new MemoryStream(archive.ToArray()));
        Assert.That(read.Documents.Single().Size, Is.EqualTo(sample.Length));
    }

    [Test]
    public async Task Given_documents_of_two_patients_When_written_Then_the_second_is_refused()
    {
        var other = Documents.Sample with { UniqueId = "2.25.77", Patient = Ins.Parse("277076322082910", InsOid.NirTest) };
        var submission = await Archives.SubmissionAsync(Documents.Sample, other);

        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => submission.WriteAsync(new MemoryStream()))!;

        Assert.That((refusal.Reason, refusal.DocumentRank), Is.EqualTo((Reason.PatientDifferent, (int?)1)));
    }

    [Test]
    public async Task Given_a_document_twice_When_written_Then_refused()
    {
        var submission = await Archives.SubmissionAsync(Documents.Sample, Documents.Sample);

        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => submission.WriteAsync(new MemoryStream()))!;

        Assert.That((refusal.Reason, refusal.DocumentRank), Is.EqualTo((Reason.DocumentDejaPresent, (int?)1)));
    }

    [Test]
    public async Task Given_a_document_of_the_patient_When_passed_on_Then_its_origin_is_told()
    {
        var own = Documents.Sample with { TypeCode = "DOCPAT01", IsByPatient = true };
        var submission = await Archives.SubmissionAsync(own);

        var refusal = Assert.CatchAsync<MonEspaceSanteException>(() => submission.WriteAsync(new MemoryStream()))!;
        var archive = new MemoryStream();
        await (await Archives.SubmissionAsync(own) with { Origin = DocumentOrigin.Patient }).WriteAsync(archive);
        archive.Position = 0;
        await using var read = await XdmArchive.ReadAsync(archive);

        Assert.That(refusal.Reason, Is.EqualTo(Reason.TypeNonCreable));
        Assert.That(read.Documents.Single().Authors.Single().Id, Is.EqualTo(own.Patient.Matricule));
    }

    private static void AssertSame(XdmDocument read, DocumentMetadata written) => Assert.Multiple(() =>
    {
        Assert.That(read.UniqueId, Is.EqualTo(written.UniqueId));
        Assert.That(read.Patient, Is.EqualTo(written.Patient));
        Assert.That((read.Type, read.Class), Is.EqualTo((written.Type, written.Class)));
        Assert.That((read.MimeType, read.Title, read.Language), Is.EqualTo((written.MimeType, written.Title, written.Language)));
        Assert.That(read.Format!.Value, Is.EqualTo(written.Format));
        Assert.That((read.PracticeSetting, read.FacilityType), Is.EqualTo((written.PracticeSetting, written.FacilityType)));
        Assert.That(read.CreationTime!.ToInstant(), Is.EqualTo(written.CreationTime.ToInstant()));
        Assert.That(read.ServiceStartTime!.ToInstant(), Is.EqualTo(written.ServiceStartTime.ToInstant()));
        Assert.That(read.Authors, Is.EqualTo(written.Authors));
        Assert.That(
            (read.LegalAuthenticator!.Id, read.LegalAuthenticator.Name),
            Is.EqualTo((written.LegalAuthenticator.Id, written.LegalAuthenticator.Name)));
        Assert.That(read.Events, Is.EqualTo(written.Events));
    });

    private static string[] Copies() => Directory.GetFiles(Path.GetTempPath(), "mes-xdm-*");
}
