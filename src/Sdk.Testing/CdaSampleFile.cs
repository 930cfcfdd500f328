using System.Globalization;
using System.Text;
using System.Xml;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The content of a sample as one file, in base64.</summary>
internal sealed class CdaSampleFile(string mediaType, IEnumerable<byte[]> pieces)
{
    public static bool Is(CdaSampleBody body) =>
        body is not (CdaSampleBody.Structured or CdaSampleBody.StructuredWithPdfCopy);

    public static CdaSampleFile Of(CdaSample sample, CdaSampleBody body) => body switch
    {
        CdaSampleBody.Pdf => new("application/pdf", new CdaSamplePdf(sample).Pieces()),
        CdaSampleBody.Text => new("text/plain", [Encoding.UTF8.GetBytes(Text(sample))]),
        CdaSampleBody.Rtf => new("application/rtf", [Encoding.ASCII.GetBytes(Rtf(sample))]),
        CdaSampleBody.Jpeg => new("image/jpeg", [CdaSampleImages.Jpeg()]),
        CdaSampleBody.Tiff => new("image/tiff", [CdaSampleImages.Tiff()]),
        _ => throw new InvalidOperationException($"{body} is no file"),
    };

    public async Task WriteAsync(string element, XmlWriter writer, CancellationToken cancellationToken)
    {
        await writer.WriteStartElementAsync(null, element, CdaSample.Hl7.NamespaceName).ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "mediaType", null, mediaType).ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "representation", null, "B64").ConfigureAwait(false);
        foreach (var piece in pieces)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await writer.WriteBase64Async(piece, 0, piece.Length).ConfigureAwait(false);
        }

        await writer.WriteEndElementAsync().ConfigureAwait(false);
    }

    private static string Text(CdaSample sample) => string.Join('\n', sample.Paragraphs.Prepend(sample.Title));

    private static string Rtf(CdaSample sample)
    {
        var rtf = new StringBuilder(@"{\rtf1\ansi\uc1 ");
        foreach (var character in Text(sample))
        {
            if (character == '\n')
                rtf.Append(@"\par ");
            else if (char.IsAscii(character) && character is not ('\\' or '{' or '}'))
                rtf.Append(character);
            else
                rtf.Append(CultureInfo.InvariantCulture, $@"\u{(short)character}?");
        }

        return rtf.Append('}').ToString();
    }
}
