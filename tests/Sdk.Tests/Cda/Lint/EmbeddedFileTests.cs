using System.Text;
using MonEspaceSante.Cda;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Sdk.Tests.Cda.Wrapping;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda.Lint;

/// <summary>Files that documents hold: they are what the document says, whole, and what the DMP takes.</summary>
public class EmbeddedFileTests
{
    private const string Body = "/ClinicalDocument/component/nonXMLBody/text";
    private const string Attachment =
        "/ClinicalDocument/component/structuredBody/component[2]/section/entry/observationMedia/value";

    private const string PlainPdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n";

    [TestCase(CdaSampleBody.Pdf)]
    [TestCase(CdaSampleBody.Text)]
    [TestCase(CdaSampleBody.Rtf)]
    [TestCase(CdaSampleBody.Jpeg)]
    [TestCase(CdaSampleBody.Tiff)]
    [TestCase(CdaSampleBody.StructuredWithPdfCopy)]
    public async Task The_file_of_a_sample_is_sound(CdaSampleBody body)
    {
        var document = await Documents.TextAsync(Documents.Sample with { Body = body });

        Assert.That((await LintTrial.RunAsync(document)).Findings, Is.Empty);
    }

    [Test]
    public async Task A_PDF_in_a_body_that_is_not_PDF_A1_is_told_fault_by_fault()
    {
        var findings = await FindingsAsync(CdaSampleBody.Pdf, Convert.ToBase64String(Files.Bytes(PlainPdf)));

        Assert.That(findings, Has.Count.GreaterThan(2));
        Assert.That(findings, Is.All.Matches<LintFinding>(f =>
            f is { Rule: "CORPS_PDF_A1", Severity: LintSeverity.Error, XPath: Body, Line: > 1 }));
        Assert.That(
            findings.Select(f => f.Explanation),
            Does.Contain("Les métadonnées XMP ne déclarent pas PDF/A-1, niveau A ou B"));
    }

    [TestCase(CdaSampleBody.Jpeg, PlainPdf, "Les premiers octets sont ceux d'un autre format")]
    [TestCase(CdaSampleBody.Text, "caf\u00E9", "Des octets ne sont pas de l'UTF-8")]
    [TestCase(CdaSampleBody.Rtf, @"{\rtf1 a", "La fin du RTF manque : une accolade reste ouverte")]
    public async Task A_file_in_a_body_that_is_not_what_it_says_is_told(
        CdaSampleBody body, string content, string explanation)
    {
        var findings = await FindingsAsync(body, Convert.ToBase64String(Files.Bytes(content)));

        Assert.That(
            findings.Select(f => (f.Rule, f.XPath, f.Explanation)),
            Is.EqualTo(new[] { ("CORPS_FICHIER", Body, explanation) }));
    }

    [TestCase("Bonjour !")]
    [TestCase("TW90aQ=TW90aQ=")]
    [TestCase("TW90a")]
    public async Task A_body_that_is_not_base64_is_told(string content)
    {
        var findings = await FindingsAsync(CdaSampleBody.Text, content);

        Assert.That(
            findings.Select(f => (f.Rule, f.Explanation)),
            Is.EqualTo(new[] { ("CORPS_FICHIER", "Le contenu n'est pas en base64") }));
    }

    [TestCase(CdaSampleBody.Text, false)]
    [TestCase(CdaSampleBody.Jpeg, true)]
    public async Task Text_alone_may_stand_in_a_body_as_it_is(CdaSampleBody body, bool isTold)
    {
        var document = (await Documents.TextAsync(Documents.Sample with { Body = body }))
            .Replace(" representation=\"B64\"", "", StringComparison.Ordinal);

        Assert.That((await LintTrial.RunAsync(document)).HasErrors, Is.EqualTo(isTold));
    }

    [Test]
    public async Task An_attachment_that_is_not_PDF_A1_is_a_warning()
    {
        var findings = await FindingsAsync(
            CdaSampleBody.StructuredWithPdfCopy, Convert.ToBase64String(Files.Bytes(PlainPdf)));

        Assert.That(findings, Is.Not.Empty.And.All.Matches<LintFinding>(f =>
            f is { Rule: "PIECE_JOINTE", Severity: LintSeverity.Warning, XPath: Attachment }));
    }

    [Test]
    [NonParallelizable]
    public async Task A_large_file_is_looked_at_in_flat_memory()
    {
        const long size = 16 * 1024 * 1024;
        var file = new FileInfo(Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.xml"));
        await using var document = new FileStream(
            file.FullName, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        await (Documents.Sample with { Body = CdaSampleBody.Pdf, PdfPadding = size }).WriteAsync(document);
        document.Position = 0;
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var report = await new CdaLint(new() { Limits = new() { MaxBytes = 2 * size } }).RunAsync(document);

        Assert.That(report.Findings, Is.Empty);
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(size / 2));
    }

    private static async Task<IReadOnlyList<LintFinding>> FindingsAsync(CdaSampleBody body, string base64)
    {
        var document = await Documents.TextAsync(Documents.Sample with { Body = body });
        var start = document.IndexOf("B64\">", StringComparison.Ordinal) + "B64\">".Length;
        var end = document.IndexOf('<', start);
        return (await LintTrial.RunAsync(Encoding.UTF8.GetBytes(document[..start] + base64 + document[end..]))).Findings;
    }
}
