using System.Text;
using System.Xml;
using System.Xml.Linq;
using MonEspaceSante.Cda.Lint;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>What stands before and after the content of a wrapped file.</summary>
internal sealed record Envelope(byte[] Head, byte[] Tail)
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Async = true,
        Indent = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    public static async Task<Envelope> OfAsync(DocumentN1 document, string mediaType)
    {
        using var bytes = new MemoryStream();
        var writer = XmlWriter.Create(bytes, Settings);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteStartDocumentAsync().ConfigureAwait(false);
            await StartAsync(writer, "ClinicalDocument").ConfigureAwait(false);
            foreach (var element in Header(document))
                await element.WriteToAsync(writer, CancellationToken.None).ConfigureAwait(false);
            await StartTextAsync(writer, mediaType).ConfigureAwait(false);
            await writer.FlushAsync().ConfigureAwait(false);
            var head = bytes.ToArray();
            await writer.WriteEndDocumentAsync().ConfigureAwait(false);
            await writer.FlushAsync().ConfigureAwait(false);
            return new Envelope(head, bytes.ToArray()[head.Length..]);
        }
    }

    /// <summary>Judges the header as a deposit does, then as the lint does: what is wrapped is what can be sent.</summary>
    public static async Task JudgeHeaderAsync(DocumentN1 document, CancellationToken cancellationToken)
    {
        // Read around a text of one letter: the content itself was judged already.
        var (head, tail) = await OfAsync(document, CdaBody.DefaultMediaType).ConfigureAwait(false);
        using var around = new MemoryStream([.. head, .. "eA=="u8, .. tail]);
        var header = await CdaDocument.ReadAsync(around, new CdaLimits(), cancellationToken)
            .ConfigureAwait(false);
        // The lint holds to what professionals write.
        DocumentMetadata.FromCda(header, document.Writer is null ? DocumentOrigin.Professionnel : DocumentOrigin.Patient);
        if (document.Writer is null && HeaderLint.Errors(header) is { Length: > 0 } errors)
            throw Refusal.Because(Reason.CdaChampInvalide, errors);
    }

    private static List<XElement> Header(DocumentN1 document)
    {
        var header = HeaderXml.Of(document, HeaderXml.UnstructuredTemplates).ToList();
        if (header.DescendantsAndSelf().FirstOrDefault(element => !IsWritable(element)) is { } faulty)
            throw Refusal.Because(
                Reason.CdaChampInvalide,
                new Violation(PathOf(faulty), "Des caractères de contrôle, que XML interdit, sont à retirer"));
        return header;
    }

    private static bool IsWritable(XElement element) =>
        element.Attributes().Select(a => a.Value).Concat(element.Nodes().OfType<XText>().Select(t => t.Value))
            .All(IsWritable);

    private static bool IsWritable(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static string PathOf(XElement element) =>
        string.Join('/', element.AncestorsAndSelf().Select(e => e.Name.LocalName).Append("ClinicalDocument").Reverse());

    private static async Task StartTextAsync(XmlWriter writer, string mediaType)
    {
        await StartAsync(writer, "component").ConfigureAwait(false);
        await StartAsync(writer, "nonXMLBody").ConfigureAwait(false);
        await StartAsync(writer, "text").ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "mediaType", null, mediaType).ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "representation", null, "B64").ConfigureAwait(false);

        // Closes the start tag: what follows is content.
        await writer.WriteRawAsync("").ConfigureAwait(false);
    }

    private static Task StartAsync(XmlWriter writer, string name) =>
        writer.WriteStartElementAsync(null, name, CdaXml.Hl7);
}
