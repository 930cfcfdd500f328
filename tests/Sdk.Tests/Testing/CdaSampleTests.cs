using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Xsl;
using MonEspaceSante.Dmp;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Cda;
using NUnit.Framework;
using UniqueId = MonEspaceSante.Dmp.UniqueId;

namespace MonEspaceSante.Sdk.Tests.Testing;

public class CdaSampleTests
{
    [TestCase(CdaSampleBody.Structured, DocumentFormatsOutside)]
    [TestCase(CdaSampleBody.StructuredWithPdfCopy, DocumentFormatsOutside)]
    [TestCase(CdaSampleBody.Pdf, "urn:ihe:iti:xds-sd:pdf:2008")]
    [TestCase(CdaSampleBody.Text, "urn:ihe:iti:xds-sd:text:2008")]
    [TestCase(CdaSampleBody.Rtf, "urn:ihe:iti-fr:xds-sd:rtf:2010")]
    [TestCase(CdaSampleBody.Jpeg, "urn:ihe:iti-fr:xds-sd:jpeg:2010")]
    [TestCase(CdaSampleBody.Tiff, "urn:ihe:iti-fr:xds-sd:tiff:2010")]
    public async Task Samples_say_what_they_were_told_to_say(CdaSampleBody body, string format)
    {
        var sample =
            Documents.Sample with { Body = body, TypeCode = "78513-9", Title = "Bilan visuel", Replaces = "1.2.3^old" };

        var metadata = await Documents.ReadAsync(await sample.ToStreamAsync());

        Assert.Multiple(() =>
        {
            Assert.That(metadata.UniqueId, Is.EqualTo(sample.UniqueId));
            Assert.That(metadata.Patient, Is.EqualTo(sample.Patient));
            Assert.That(
                (metadata.Type.Value, metadata.Class.Value, metadata.Format),
                Is.EqualTo(("78513-9", "10", format)));
            Assert.That(metadata.Title, Is.EqualTo("Bilan visuel"));
            Assert.That(metadata.CreationTime.ToInstant(), Is.EqualTo(sample.EffectiveTime));
            Assert.That(metadata.Authors, Is.EqualTo(new[] { metadata.LegalAuthenticator }));
            Assert.That(
                (metadata.Authors[0].Id, metadata.Authors[0].Name),
                Is.EqualTo((sample.Author.PsIdNat, sample.Author.Name)));
            Assert.That(metadata.Authors[0].Structure, Is.EqualTo(sample.Structure));
            Assert.That(
                metadata.Authors[0].Speciality,
                Is.EqualTo(new Code("G15_10/SM26", "1.2.250.1.213.1.1.4.5", "Médecin - Qualifié en Médecine Générale (SM)")));
            Assert.That(
                (metadata.FacilityType.Value, metadata.PracticeSetting.Value),
                Is.EqualTo(("SA07", "AMBULATOIRE")));
            Assert.That(metadata.ReplacesUniqueId, Is.EqualTo("1.2.3^old"));
        });
    }

    [Test]
    public async Task Two_samples_have_two_identifiers()
    {
        var first = Documents.Sample with { UniqueId = UniqueId.New() };
        var second = Documents.Sample with { UniqueId = UniqueId.New() };

        Assert.That(
            (await Documents.ReadAsync(await first.ToStreamAsync())).UniqueId,
            Is.Not.EqualTo((await Documents.ReadAsync(await second.ToStreamAsync())).UniqueId));
    }

    [TestCase(CdaSampleBody.Structured)]
    [TestCase(CdaSampleBody.Pdf)]
    public async Task A_sample_that_presents_itself_is_a_stylesheet_that_displays_its_title(CdaSampleBody body)
    {
        var sample = Documents.Sample with { PresentsItself = true, Body = body };
        var stylesheet = new XslCompiledTransform();
        using var document = await sample.ToStreamAsync();
        using var shown = new StringWriter();

        using (var reader = XmlReader.Create(document))
            stylesheet.Load(reader);
        document.Position = 0;
        using (var reader = XmlReader.Create(document))
            stylesheet.Transform(reader, new XsltArgumentList(), shown);

        Assert.That((await Documents.ReadAsync(await sample.ToStreamAsync())).MimeType, Is.EqualTo("application/xslt+xml"));
        Assert.That(shown.ToString(), Does.EndWith(sample.Title));
    }

    [Test]
    public async Task A_vaccination_note_is_one_by_its_vaccinator()
    {
        var note = Documents.Note() with { Replaces = "1.2.3" };

        var metadata = await Documents.ReadAsync(await note.ToStreamAsync());

        Assert.That(
            (metadata.Type.Value, metadata.Class.Value, metadata.Format, metadata.ReplacesUniqueId),
            Is.EqualTo(("87273-9", "52", "urn:asip:ci-sis:vac-note:2021", "1.2.3")));
        Assert.That(metadata.Events.Select(e => e.Value), Is.EqualTo(new[] { "87273-9" }));
        Assert.That(metadata.Authors[0].Id, Is.EqualTo(note.Author.PsIdNat));
    }

    [TestCase(CdaSampleBody.Structured)]
    [TestCase(CdaSampleBody.Pdf)]
    public async Task An_imaging_reference_refers_to_order_accession_and_study(CdaSampleBody body)
    {
        var sample = Documents.Sample.AsImagingReference("98^1.2.250.1.1", "10^1.2.250.1.2", "1.2.250.1.3") with
        {
            Body = body,
        };

        var metadata = await Documents.ReadAsync(await sample.ToStreamAsync());

        Assert.That((metadata.Type.Value, metadata.Class.Value), Is.EqualTo(("IMG-KOS", "31")));
        Assert.That(
            metadata.ReferenceIds, Is.EqualTo(new[] { "98^1.2.250.1.1", "10^1.2.250.1.2", "1.2.250.1.3" }));
    }

    [TestCase(CdaSampleBody.Text, "Compte rendu de consultation\nMotif : contrôle annuel.")]
    [TestCase(CdaSampleBody.Rtf, @"{\rtf1\ansi\uc1 Compte rendu de consultation\par Motif : contr\u244?le annuel.")]
    [TestCase(CdaSampleBody.StructuredWithPdfCopy, "%PDF-1.4")]
    [TestCase(CdaSampleBody.Jpeg, "\u00FF\u00D8\u00FF")]
    [TestCase(CdaSampleBody.Tiff, "II*\0")]
    public async Task Files_begin_as_files_of_their_kind(CdaSampleBody body, string beginning)
    {
        using var document = await (Documents.Sample with { Body = body }).ToStreamAsync();
        var file = XDocument.Load(document).Descendants().Single(e => (string?)e.Attribute("representation") == "B64");
        var bytes = Convert.FromBase64String(file.Value);

        var text = body == CdaSampleBody.Text ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

        Assert.That(text, Does.StartWith(beginning));
    }

    [TestCase(0)]
    [TestCase(100_000)]
    public async Task The_PDF_points_at_its_objects(long padding)
    {
        using var document =
            await (Documents.Sample with { Body = CdaSampleBody.Pdf, PdfPadding = padding }).ToStreamAsync();
        var xml = Encoding.UTF8.GetString(document.ToArray());
        var start = xml.IndexOf("B64\">", StringComparison.Ordinal) + 5;
        var base64 = xml[start..xml.IndexOf("</text>", StringComparison.Ordinal)];
        var pdf = Encoding.Latin1.GetString(Convert.FromBase64String(base64));

        Assert.That(pdf, Has.Length.GreaterThan(padding));
        var xref = pdf[pdf.LastIndexOf("xref\n0 ", StringComparison.Ordinal)..].Split('\n');
        for (var i = 1; i <= 5; i++)
        {
            var offset = int.Parse(xref[2 + i][..10], System.Globalization.CultureInfo.InvariantCulture);
            Assert.That(pdf[offset..], Does.StartWith($"{i} 0 obj"));
        }
    }

    [Test]
    public async Task A_large_sample_is_written_in_flat_memory()
    {
        const long size = 200 * 1024 * 1024;
        var before = GC.GetAllocatedBytesForCurrentThread();

        var writing = (Documents.Sample with { Body = CdaSampleBody.Pdf, PdfPadding = size }).WriteAsync(Stream.Null);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(writing.IsCompletedSuccessfully, Is.True);
        await writing;
        Assert.That(allocated, Is.LessThan(size / 4));
    }

    private const string DocumentFormatsOutside = "urn:asipSante:modelesHorsProfils:2011";
}
