using System.Text;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

public class CdaPdfTests
{
    private const string Pdf = "%PDF-1.4\nçà et là\n%%EOF\n";

    [TestCase("")]
    [TestCase("JVB")]
    [TestCase("JVBE")]
    [TestCase("not base64 at all!")]
    [TestCase("JVBERi0=JVBERi0=")]
    [TestCase("<reference value='https://127.0.0.1/a.pdf'/>")]
    public async Task A_body_that_is_no_PDF_is_refused(string body)
    {
        var refusal = await RefusalAsync(body);

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CdaPdfInvalide));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo("ClinicalDocument/component/nonXMLBody/text"));
        Assert.That(refusal.Violations[0].Line, Is.GreaterThan(1));
    }

    [TestCase("GIF89a, then %%EOF")]
    [TestCase("%PDF-1.4 without its end")]
    [TestCase("x%PDF-1.4 %%EOF")]
    public async Task A_body_without_the_marks_of_a_PDF_is_refused(string content)
    {
        Assert.That((await RefusalAsync(Base64(content))).Reason, Is.EqualTo(Reason.CdaPdfInvalide));
    }

    [Test]
    public async Task A_PDF_cut_long_before_its_end_is_refused()
    {
        var cut = Pdf + new string('x', 2000);

        Assert.That((await RefusalAsync(Base64(cut))).Reason, Is.EqualTo(Reason.CdaPdfInvalide));
    }

    [TestCase("{0}")]
    [TestCase("<![CDATA[{0}]]>")]
    [TestCase("\n  {0}\r\n  ")]
    [TestCase("<!-- page 1 -->{0}<!-- end -->")]
    public async Task A_PDF_is_taken_however_its_base64_is_laid_out(string layout)
    {
        var body = string.Format(System.Globalization.CultureInfo.InvariantCulture, layout, Base64(Pdf));

        var metadata = await Documents.ReadAsync(await WithBodyAsync(body));

        Assert.That(metadata.Format, Is.EqualTo("urn:ihe:iti:xds-sd:pdf:2008"));
    }

    [Test]
    public async Task A_PDF_is_taken_in_lines_and_without_its_padding()
    {
        var lines = string.Join('\n', Base64(Pdf).TrimEnd('=').Chunk(7).Select(line => new string(line)));

        Assert.That(async () => await Documents.ReadAsync(await WithBodyAsync(lines)), Throws.Nothing);
    }

    [TestCase("text/plain", "urn:ihe:iti:xds-sd:text:2008")]
    [TestCase("application/rtf", "urn:ihe:iti-fr:xds-sd:rtf:2010")]
    [TestCase("image/jpeg", "urn:ihe:iti-fr:xds-sd:jpeg:2010")]
    [TestCase("image/tiff", "urn:ihe:iti-fr:xds-sd:tiff:2010")]
    [TestCase("", "urn:ihe:iti:xds-sd:text:2008", Description = "the default of the CDA schema")]
    public async Task Other_files_tell_their_format_by_their_media_type(string mediaType, string format)
    {
        var document =
            (await WithBodyAsync("Qm9uam91cg==")).Replace("application/pdf", mediaType, StringComparison.Ordinal);

        Assert.That((await Documents.ReadAsync(document)).Format, Is.EqualTo(format));
    }

    [Test]
    public async Task A_file_that_the_DMP_does_not_take_is_refused()
    {
        var document =
            (await WithBodyAsync("AAAA")).Replace("application/pdf", "video/mp4", StringComparison.Ordinal);

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => Documents.ReadAsync(document))!;

        Assert.That(
            (refusal.Reason, refusal.Violations[0].Field),
            Is.EqualTo((Reason.CdaChampInvalide, "ClinicalDocument/component/nonXMLBody/text/@mediaType")));
    }

    private static async Task<DocumentRefusedException> RefusalAsync(string body)
    {
        var document = await WithBodyAsync(body);
        return Assert.CatchAsync<DocumentRefusedException>(() => Documents.ReadAsync(document))!;
    }

    private static string Base64(string content) => Convert.ToBase64String(Encoding.UTF8.GetBytes(content));

    private static async Task<string> WithBodyAsync(string body)
    {
        var document = await Documents.PdfAsync();
        var start = document.IndexOf("B64\">", StringComparison.Ordinal) + 5;
        var end = document.IndexOf("</text>", start, StringComparison.Ordinal);
        return string.Concat(document.AsSpan(0, start), body, document.AsSpan(end));
    }
}
