using System.Text;
using MonEspaceSante.Dmp;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Cda;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Testing;

public class CdaSampleTests
{
    [TestCase(CdaSampleBody.Structured, DocumentFormatsOutside)]
    [TestCase(CdaSampleBody.Pdf, "urn:ihe:iti:xds-sd:pdf:2008")]
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
                Is.EqualTo(new Code("G15_10/SM26", "1.2.250.1.213.1.1.4.5", "Médecin")));
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
