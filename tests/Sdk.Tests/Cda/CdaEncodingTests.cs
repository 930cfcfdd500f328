using System.Text;
using System.Text.RegularExpressions;
using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>The ways in which the same document may be written.</summary>
public partial class CdaEncodingTests
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    [Test]
    public async Task A_byte_order_mark_is_read_over_and_kept()
    {
        await AssertReadsAndKeepsAsync(await Documents.StructuredAsync(), Utf8WithMark);
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("iso-8859-1")]
    [TestCase("us-ascii")]
    public async Task Other_encodings_are_read_and_kept(string name)
    {
        var document = CdaFaultTests.ReplaceFirst(await Documents.StructuredAsync(), "\"utf-8\"", $"\"{name}\"");
        if (name == "us-ascii")
            document = NotAscii().Replace(document, match => $"&#{(int)match.Value[0]};");

        await AssertReadsAndKeepsAsync(document, Encoding.GetEncoding(name));
    }

    [Test]
    public async Task An_XML_declaration_is_not_needed()
    {
        var document = await Documents.StructuredAsync();

        document = document[document.IndexOf("<ClinicalDocument", StringComparison.Ordinal)..];

        await AssertReadsAndKeepsAsync(document, new UTF8Encoding(false));
    }

    [TestCase("c")]
    [TestCase("cda")]
    [TestCase("é")]
    public async Task Any_prefix_may_stand_for_the_namespace(string prefix)
    {
        var document = ElementName().Replace(await Documents.StructuredAsync(), $"$1{prefix}:$2")
            .Replace("xmlns=", $"xmlns:{prefix}=", StringComparison.Ordinal);

        await AssertReadsAndKeepsAsync(document, new UTF8Encoding(false));
    }

    [Test]
    public async Task Elements_of_other_namespaces_are_not_taken_for_those_of_HL7()
    {
        var document = CdaFaultTests.ReplaceFirst(
            await Documents.StructuredAsync(),
            "<id root=",
            "<x:id xmlns:x='urn:x' root='1.2'><id root='1.3'/></x:id><id root=");

        await AssertReadsAndKeepsAsync(document, new UTF8Encoding(false));
    }

    [TestCase("stylesheet")]
    [TestCase("transform")]
    public async Task A_document_that_presents_itself_is_found_in_its_stylesheet(string root)
    {
        var document = await Documents.StructuredAsync();
        document = document[document.IndexOf("<ClinicalDocument", StringComparison.Ordinal)..];
        document = $"""
            <x:{root} version='1.0' xmlns:x='http://www.w3.org/1999/XSL/Transform'>
            <x:template match='/'/><data>{document}</data><x:template match='x'><id/></x:template>
            </x:{root}>
            <!-- end -->

            """;

        var metadata = await AssertReadsAndKeepsAsync(document, new UTF8Encoding(false));

        Assert.That(metadata.MimeType, Is.EqualTo("application/xslt+xml"));
    }

    private static async Task<DocumentMetadata> AssertReadsAndKeepsAsync(string document, Encoding encoding)
    {
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(document)];
        var sink = new CollectingSink();

        await CdaDocument.ReadAsync(new MemoryStream(bytes), sink, new CdaLimits());

        var metadata = DocumentMetadata.FromCda(sink.Header!);
        Assert.That(sink.Bytes, Is.EqualTo(bytes));
        Assert.That(
            (metadata.UniqueId, metadata.Authors[0].Name.Given, metadata.Patient),
            Is.EqualTo((Documents.Sample.UniqueId, "Élise", Documents.Sample.Patient)));
        return metadata;
    }

    [GeneratedRegex("(</?)([A-Za-z])")]
    private static partial Regex ElementName();

    [GeneratedRegex(@"[^\x00-\x7F]")]
    private static partial Regex NotAscii();
}
