using System.Xml;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The body of a sample, written as it goes.</summary>
internal sealed class CdaSampleComponent(CdaSample sample, XmlWriter writer)
{
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await OpenAsync("component").ConfigureAwait(false);
        if (CdaSampleFile.Is(sample.Body))
            await WriteFileAsync(cancellationToken).ConfigureAwait(false);
        else
            await WriteSectionsAsync(cancellationToken).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    private async Task WriteFileAsync(CancellationToken cancellationToken)
    {
        await OpenAsync("nonXMLBody").ConfigureAwait(false);
        await CdaSampleFile.Of(sample, sample.Body).WriteAsync("text", writer, cancellationToken).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    private async Task WriteSectionsAsync(CancellationToken cancellationToken)
    {
        await OpenAsync("structuredBody").ConfigureAwait(false);
        await CdaSampleSection.Of(sample).WriteToAsync(writer, cancellationToken).ConfigureAwait(false);
        if (sample.Body == CdaSampleBody.StructuredWithPdfCopy)
            await WriteCopyAsync(cancellationToken).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
    }

    private async Task WriteCopyAsync(CancellationToken cancellationToken)
    {
        await OpenAsync("component").ConfigureAwait(false);
        await OpenAsync("section").ConfigureAwait(false);
        foreach (var element in CdaSampleSection.OfCopy())
            await element.WriteToAsync(writer, cancellationToken).ConfigureAwait(false);
        await OpenAsync("entry").ConfigureAwait(false);
        await OpenAsync("observationMedia").ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "classCode", null, "OBS").ConfigureAwait(false);
        await writer.WriteAttributeStringAsync(null, "moodCode", null, "EVN").ConfigureAwait(false);
        await CdaSampleFile.Of(sample, CdaSampleBody.Pdf).WriteAsync("value", writer, cancellationToken)
            .ConfigureAwait(false);
        for (var i = 0; i < 4; i++)
            await CloseAsync().ConfigureAwait(false);
    }

    private Task OpenAsync(string name) => writer.WriteStartElementAsync(null, name, CdaSample.Hl7.NamespaceName);

    private Task CloseAsync() => writer.WriteEndElementAsync();
}
