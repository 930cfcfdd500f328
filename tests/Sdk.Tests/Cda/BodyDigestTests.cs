using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Sdk.Testing;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>What makes two bodies the same, and what makes them differ.</summary>
public class BodyDigestTests
{
    private const string Section = "<section><title>Titre</title><text><paragraph styleCode='a' ID='b'>"
        + "Tension <content>12</content> <content>8</content></paragraph></text>"
        + "<entry><observation classCode='OBS'><value s:type='PQ' value='12'/></observation></entry></section>";

    private static IReadOnlyList<string> CorpusDocuments => Corpus.Cda;

    [TestCase(CdaSampleBody.Structured)]
    [TestCase(CdaSampleBody.Pdf)]
    [TestCase(CdaSampleBody.StructuredWithPdfCopy)]
    public async Task The_header_does_not_count(CdaSampleBody body)
    {
        var sample = Documents.Sample with { Body = body };
        var another = sample with
        {
            UniqueId = "2.25.1",
            PatientName = new PersonName("PAT-UN", "CLAUDE"),
            Author = new Professional("899700296141", new PersonName("AUTRE", "Jean"), "60", null),
            EffectiveTime = sample.EffectiveTime.AddDays(1),
            TypeCode = "34133-9",
            Replaces = sample.UniqueId,
            Orders = ["1^2.25.2"],
            PresentsItself = true,
        };

        Assert.That(await DigestAsync(another), Is.EqualTo(await DigestAsync(sample)));
    }

    [TestCase(CdaSampleBody.Structured)]
    [TestCase(CdaSampleBody.Pdf)]
    [TestCase(CdaSampleBody.Text)]
    [TestCase(CdaSampleBody.StructuredWithPdfCopy)]
    public async Task What_the_document_says_counts(CdaSampleBody body)
    {
        var sample = Documents.Sample with { Body = body };
        var another = sample with { Paragraphs = [.. sample.Paragraphs.SkipLast(1), sample.Paragraphs[^1] + "."] };

        Assert.That(await DigestAsync(another), Is.Not.EqualTo(await DigestAsync(sample)));
    }

    [Test]
    public async Task The_form_of_the_body_counts()
    {
        var digests = new List<string>();
        foreach (var body in Enum.GetValues<CdaSampleBody>())
            digests.Add(await DigestAsync(Documents.Sample with { Body = body }));

        Assert.That(digests, Is.Unique);
    }

    // What is replaced in the section, and by what.
    [TestCase("styleCode='a' ID='b'", "ID = \"b\"\n  styleCode='&#97;' ", Description = "attributes")]
    [TestCase("<value s:type='PQ' value='12'/>", "<value value='12' s:type='PQ'></value>", Description = "empty element")]
    [TestCase("Titre", "<!-- a comment -->Ti<?pi x?>t<![CDATA[r]]>&#101;", Description = "pieces of text")]
    [TestCase("<text>", "\n\t<text>\r\n  ", Description = "indentation")]
    [TestCase("Titre", "\n  Titre\n", Description = "text on its own line")]
    [TestCase("</content> <content>", "</content>\n  <content>", Description = "a line break between words")]
    [TestCase("Tension <", "Tension  <", Description = "two spaces for one")]
    [TestCase("<observation classCode='OBS'>", "<h:observation classCode='OBS' xmlns:h='urn:hl7-org:v3' xmlns:unused='urn:x'>", "</observation>", "</h:observation>", Description = "a prefix")]
    [TestCase("s:type='PQ'", "xmlns:h='urn:hl7-org:v3' s:type=' h:PQ '", Description = "the prefix of a type")]
    [TestCase("s:type='PQ'", "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='PQ'", Description = "the prefix of an attribute")]
    public async Task The_layout_does_not_count(params string[] changes)
    {
        Assert.That(await DigestAsync(Changed(changes)), Is.EqualTo(await DigestAsync(Section)));
    }

    [TestCase("Titre", "titre")]
    [TestCase("Titre", "Titre<content/>")]
    [TestCase("Titre", "T itre")]
    [TestCase("Titre", "")]
    [TestCase("Tension <", "Tension<")]
    [TestCase("</content> <content>", "</content><content>")]
    [TestCase("value='12'", "value='12 '")]
    [TestCase("value='12'", "value='12' unit='mmHg'")]
    [TestCase("value='12'", "Value='12'")]
    [TestCase("value='12'", "s:value='12'")]
    [TestCase("s:type='PQ'", "type='PQ'")]
    [TestCase("s:type='PQ'", "s:type='s:PQ'")]
    [TestCase("s:type='PQ'", "s:type='IVL_PQ'")]
    [TestCase("styleCode='a' ID='b'", "styleCode='b' ID='a'")]
    [TestCase("<entry>", "<entry xmlns='urn:x'>")]
    [TestCase("<entry>", "<entry><x/>")]
    [TestCase("<content>12</content> <content>8</content>", "<content>8</content> <content>12</content>")]
    [TestCase("<title>Titre</title>", "<title/>Titre")]
    public async Task Any_other_difference_counts(string old, string replacement)
    {
        Assert.That(await DigestAsync(Changed(old, replacement)), Is.Not.EqualTo(await DigestAsync(Section)));
    }

    [Test]
    public async Task What_stands_beside_the_body_does_not_count()
    {
        var document = await Documents.StructuredAsync();
        var more = CdaFaultTests.ReplaceFirst(
            document, "</ClinicalDocument>", "<signature xmlns='urn:x'>a</signature> b</ClinicalDocument>");

        Assert.That((await Documents.BodyAsync(more)).Digest.ToArray(), Is.EqualTo((await Documents.BodyAsync(document)).Digest.ToArray()));
    }

    [Test]
    public async Task Base64_does_not_count_its_lines()
    {
        var document = await Documents.PdfAsync();
        var start = document.IndexOf("B64\">", StringComparison.Ordinal) + 5;
        var end = document.IndexOf("</text>", start, StringComparison.Ordinal);
        var lines = string.Join("\n ", document[start..end].Chunk(76).Select(line => new string(line)));

        var inLines = string.Concat(document.AsSpan(0, start), "\n", lines, document.AsSpan(end));

        Assert.That((await Documents.BodyAsync(inLines)).Digest.ToArray(), Is.EqualTo((await Documents.BodyAsync(document)).Digest.ToArray()));
    }

    [Test]
    public async Task The_digest_does_not_change_from_one_release_to_the_next()
    {
        var digest = await DigestAsync(Section);

        Assert.That(digest, Is.EqualTo("CF29DF832B7125292D9DBD9346A1A518FF51C3EFF2E323ECD2E94555F4C76875"));
    }

    [TestCaseSource(nameof(CorpusDocuments))]
    public async Task A_published_document_written_again_keeps_its_digest(string name)
    {
        var bytes = await File.ReadAllBytesAsync(Corpus.File(name));
        using var document = new MemoryStream(bytes);
        var again = Again(XDocument.Load(document, LoadOptions.PreserveWhitespace));

        var before = await Documents.BodyAsync(new PiecemealStream(bytes, [1013, 1, 4097]));
        var after = await Documents.BodyAsync(new MemoryStream(again));

        Assert.That(after.Digest.ToArray(), Is.EqualTo(before.Digest.ToArray()).And.Length.EqualTo(SHA256.HashSizeInBytes));
    }

    [TestCase("text/plain", "")]
    [TestCase("text/plain", " \n\t ")]
    [TestCase("image/jpeg", "<!-- nothing -->")]
    [TestCase("application/rtf", "<reference value='https://127.0.0.1/a.rtf'/>")]
    public async Task Given_a_body_that_holds_nothing_When_read_Then_refused(string mediaType, string content)
    {
        var document =
            (await Documents.PdfAsync()).Replace("application/pdf", mediaType, StringComparison.Ordinal);
        var start = document.IndexOf("B64\">", StringComparison.Ordinal) + 5;
        var end = document.IndexOf("</text>", start, StringComparison.Ordinal);
        document = string.Concat(document.AsSpan(0, start), content, document.AsSpan(end));

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => Documents.BodyAsync(document))!;

        Assert.That(
            (refusal.Reason, refusal.Violations[0].Field, refusal.Violations[0].Line),
            Is.EqualTo((
                Reason.DocumentVide,
                "ClinicalDocument/component/nonXMLBody/text",
                CdaFaultTests.LineOf(document, "<text "))));
    }

    internal static async Task<string> DigestAsync(string section)
    {
        var document = await Documents.StructuredAsync();
        var start = document.IndexOf("<section>", StringComparison.Ordinal);
        var end = document.IndexOf("</section>", StringComparison.Ordinal) + "</section>".Length;
        document = string.Concat(document.AsSpan(0, start), section, document.AsSpan(end))
            .Replace("xmlns=", "xmlns:s='http://www.w3.org/2001/XMLSchema-instance' xmlns=", StringComparison.Ordinal);
        return Convert.ToHexString((await Documents.BodyAsync(document)).Digest.Span);
    }

    private static async Task<string> DigestAsync(CdaSample sample) =>
        Convert.ToHexString((await Documents.BodyAsync(sample)).Digest.Span);

    private static string Changed(params string[] changes) =>
        changes.Chunk(2).Aggregate(Section, (text, change) => CdaFaultTests.ReplaceFirst(text, change[0], change[1]));

    // Another encoding, no comment, attributes the other way round.
    private static byte[] Again(XDocument document)
    {
        document.DescendantNodes().Where(n => n is XComment or XProcessingInstruction).Remove();
        foreach (var element in document.Descendants())
            element.ReplaceAttributes(element.Attributes().Reverse().ToList());
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = Encoding.Unicode }))
            document.Save(writer);
        return stream.ToArray();
    }
}
