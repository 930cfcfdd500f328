using System.Net;
using System.Net.Sockets;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>Documents made to harm whoever reads them.</summary>
public class CdaHostileTests
{
    private const long Megabyte = 1024 * 1024;
    private const string Root = "<ClinicalDocument xmlns='urn:hl7-org:v3'>";

    private static readonly CdaLimits Wide = new() { MaxBytes = 1024 * Megabyte };

    [Test]
    public void Entities_that_multiply_are_refused_unexpanded()
    {
        var entities = Enumerable.Range(1, 9)
            .Select(i => $"<!ENTITY e{i} '{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}'>");
        var document = $"""
            <?xml version='1.0'?>
            <!DOCTYPE lolz [<!ENTITY e0 'lol'>{string.Concat(entities)}]>
            {Root}<title>&e9;</title></ClinicalDocument>
            """;

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => Documents.ReadAsync(document))!;

        Assert.That((refusal.Reason, refusal.Violations[0].Line), Is.EqualTo((Reason.CdaEntiteInterdite, 2)));
    }

    [TestCase("<!DOCTYPE x SYSTEM '{0}'>")]
    [TestCase("<!DOCTYPE x [<!ENTITY e SYSTEM '{0}'>]>")]
    [TestCase("<!DOCTYPE x [<!ENTITY % e SYSTEM '{0}'> %e;]>")]
    [TestCase("<?xml-stylesheet type='text/xsl' href='{0}'?>")]
    [TestCase("<?xml-model href='{0}'?>")]
    public async Task Nothing_outside_the_document_is_ever_fetched(string prolog)
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var address = $"http://{trap.LocalEndpoint}/secret";
        var declaration = prolog.Replace("{0}", address, StringComparison.Ordinal);
        var root = $"""
            {declaration}<ClinicalDocument xmlns:xi='http://www.w3.org/2001/XInclude'
            xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:schemaLocation='urn:hl7-org:v3 {address}'
            """;
        var document = CdaFaultTests.ReplaceFirst(await Documents.StructuredAsync(), "<ClinicalDocument", root);
        document =
            document.Replace("<paragraph>", $"<xi:include href='{address}'/><paragraph>", StringComparison.Ordinal);

        var reading = Documents.ReadAsync(document);

        Assert.That(
            () => reading,
            declaration.Contains("DOCTYPE", StringComparison.Ordinal)
                ? Throws.Exception.With.Property("Reason").EqualTo(Reason.CdaEntiteInterdite)
                : Throws.Nothing);
        Assert.That(trap.Pending(), Is.False);
    }

    [Test]
    public async Task Files_are_never_read_through_an_entity()
    {
        var secret = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid()}.txt");
        await File.WriteAllTextAsync(secret, "secret");
        var declaration = $"<!DOCTYPE x [<!ENTITY e SYSTEM 'file://{secret}'>]>";
        var document = (await Documents.StructuredAsync())
            .Replace("<ClinicalDocument", declaration + "<ClinicalDocument", StringComparison.Ordinal)
            .Replace("Compte rendu", "&e;", StringComparison.Ordinal);

        // Held so that nobody else can open it.
        await using var held =
            new FileStream(secret, FileMode.Open, FileAccess.Read, FileShare.None, 1, FileOptions.DeleteOnClose);
        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => Documents.ReadAsync(document))!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CdaEntiteInterdite));
        Assert.That($"{refusal}", Does.Not.Contain("secret"));
    }

    [Test]
    public void Entities_nobody_declared_are_no_XML()
    {
        var refusal = Assert.CatchAsync<DocumentRefusedException>(
            () => Documents.ReadAsync($"{Root}<title>&e;</title></ClinicalDocument>"))!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CdaPasXml));
    }

    // 30 to 200 MB of one thing, in places where a parser would gladly keep it all.
    [TestCase(Root, "<a>", 10_000_000, Description = "nesting")]
    [TestCase("<?xml version='1.0'?>" + Root + "<component><structuredBody>", "<a>", 10_000_000, Description = "nesting in the body")]
    [TestCase(Root + "<a b='", "xxxxxxxxxx", 20_000_000, Description = "an attribute")]
    [TestCase(Root + "<a", "aaaaaaaaaa", 20_000_000, Description = "an element name")]
    [TestCase(Root + "<a ", "b='' ", 20_000_000, Description = "the same attribute again")]
    [TestCase(Root + "<!-- ", "a comment ", 20_000_000, Description = "a comment")]
    [TestCase(Root + "<?p ", "a comment ", 20_000_000, Description = "a processing instruction")]
    [TestCase(Root + "<![CDATA[", "characters", 20_000_000, Description = "a CDATA section")]
    [TestCase(Root + "<title>", "characters", 20_000_000, Description = "a title")]
    [TestCase(Root, "<id root='1'/>", 10_000_000, Description = "header elements")]
    [TestCase(Root, "\n         ", 10_000_000, Description = "white space before the body")]
    [TestCase("", "          ", 10_000_000, Description = "white space alone")]
    [TestCase("<!-- ", "a comment ", 10_000_000, Description = "a comment before all")]
    [TestCase("<?xml version='1.0' ", "          ", 10_000_000, Description = "an endless XML declaration")]
    public void Endless_parts_are_refused_in_flat_memory(string before, string filling, long times)
    {
        using var document = new EndlessStream(before, filling, times, "");

        var (refusal, allocated) = Measure(document);

        Assert.That(refusal?.Reason, Is.EqualTo(Reason.CdaTropComplexe).Or.EqualTo(Reason.CdaPasXml));
        Assert.That(allocated, Is.LessThan(160 * Megabyte));
    }

    [Test]
    public void Endless_new_names_are_refused_in_flat_memory()
    {
        var names = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"<n{i}/>"));
        using var document = new EndlessStream($"{Root}<component><structuredBody>{names}", "<a/>", 10_000, "");

        var (refusal, _) = Measure(document);

        Assert.That(refusal?.Reason, Is.EqualTo(Reason.CdaTropComplexe));
    }

    [TestCase("application/pdf")]
    [TestCase("image/jpeg")]
    public async Task A_body_of_200_MB_goes_through_in_flat_memory(string mediaType)
    {
        var (before, after) = await AroundBase64Async(mediaType);
        using var document = new EndlessStream(before, "JSUlJSUlJSUlJSUl", 200 * Megabyte / 16, after);
        var sink = new CollectingSink(keep: false);

        var (refusal, allocated) = Measure(document, sink);

        Assert.That(refusal, Is.Null);
        Assert.That(sink.Length, Is.EqualTo(document.Length));
        Assert.That(allocated, Is.LessThan(16 * Megabyte));
    }

    [Test]
    [NonParallelizable]
    public async Task A_structured_body_of_200_MB_goes_through_in_flat_memory()
    {
        var document = await Documents.StructuredAsync();
        var at = document.IndexOf("</text>", StringComparison.Ordinal);
        const string paragraph = "<paragraph styleCode='x'>Tension : 12/8 &amp; \n</paragraph>";
        using var stream = new EndlessStream(document[..at], paragraph, 200 * Megabyte / 60, document[at..]);

        var sink = new WeighingSink(every: 20 * Megabyte);

        await CdaDocument.ReadAsync(stream, sink, Wide);

        Assert.That(sink.Weights, Has.Count.GreaterThan(5));
        Assert.That(sink.Growth, Is.LessThan(8 * Megabyte));
    }

    // Entries, attributes and text of a note: whatever is gathered on the way is bounded.
    [TestCase("<entry><substanceAdministration><id root='1.2'/></substanceAdministration></entry>")]
    [TestCase("<entry><substanceAdministration><id/><effectiveTime/><text>a b</text></substanceAdministration></entry>")]
    [TestCase("<entry/><substanceAdministration/><paragraph styleCode='a' ID='b'>12 <content>5</content></paragraph>")]
    [NonParallelizable]
    public async Task A_vaccination_note_of_30_MB_goes_through_in_flat_memory(string filling)
    {
        var document = await Documents.TextAsync(Documents.Note());
        var at = document.IndexOf("<entry>", StringComparison.Ordinal);
        using var stream =
            new EndlessStream(document[..at], filling, 30 * Megabyte / filling.Length, document[at..]);
        var sink = new WeighingSink(every: 3 * Megabyte);

        await CdaDocument.ReadAsync(stream, sink, Wide);

        Assert.That(sink.Weights, Has.Count.GreaterThan(5));
        Assert.That(sink.Growth, Is.LessThan(4 * Megabyte));
        Assert.That(sink.Body!.Vaccinations, Has.Count.LessThanOrEqualTo(CdaBodyContent.MaxVaccinations));
    }

    [Test]
    [NonParallelizable]
    public async Task A_vaccination_of_30_MB_goes_through_in_flat_memory()
    {
        var document = await Documents.TextAsync(Documents.Note());
        var at = document.IndexOf("<statusCode", StringComparison.Ordinal);
        using var stream = new EndlessStream(
            document[..at], "<entryRelationship><a b='c'>d</a></entryRelationship>", 600_000, document[at..]);
        var sink = new WeighingSink(every: 3 * Megabyte);

        await CdaDocument.ReadAsync(stream, sink, Wide);

        Assert.That(sink.Growth, Is.LessThan(4 * Megabyte));
        Assert.That(sink.Body!.Vaccinations, Has.Exactly(1).Items);
    }

    private static async Task<(string Before, string After)> AroundBase64Async(string mediaType)
    {
        var document = (await Documents.PdfAsync()).Replace("application/pdf", mediaType, StringComparison.Ordinal);
        var start = document.IndexOf("B64\">", StringComparison.Ordinal) + "B64\">JVBERi0xLjQK".Length;
        return (document[..start], document[start..]);
    }

    // Everything completes at once, so that all is allocated by the thread of the test.
    private static (MonEspaceSanteException? Refusal, long Allocated) Measure(
        Stream document, CollectingSink? sink = null)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = CdaDocument.ReadAsync(document, sink ?? new CollectingSink(keep: false), Wide);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(reading.IsCompleted, Is.True);
        return (reading.Exception?.InnerException as MonEspaceSanteException, allocated);
    }
}
