using System.Buffers;
using System.Xml;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Cda;

/// <summary>Reads a CDA R2 document in one pass, at any size in flat memory, and resolves nothing outside it.</summary>
public static class CdaDocument
{
    private const int TextBufferLength = 16 * 1024;

    /// <summary>Reads a document to its end: hands its header, then all its bytes in order and unchanged, then what its
    /// body tells, to the sink.</summary>
    /// <remarks>Faults that show only later (a cut end, a broken PDF) are thrown after bytes were handed over: what the
    /// sink took is worth nothing until this method returns.</remarks>
    /// <param name="source">The document, from its first byte. Left open.</param>
    /// <param name="sink">Takes the header, the bytes and what the body tells.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The header.</returns>
    /// <exception cref="MonEspaceSanteException">DOCUMENT_* or CDA_*: this is no CDA R2 document that can be
    /// read.</exception>
    public static Task<CdaHeader> ReadAsync(
        Stream source, CdaSink sink, CdaLimits limits, CancellationToken cancellationToken = default) =>
        ReadAsync(source, sink, limits, watch: null, cancellationToken);

    /// <summary>Reads a document to its end for what its header says.</summary>
    /// <param name="source">The document, from its first byte. Left open.</param>
    /// <param name="limits">How much is read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="MonEspaceSanteException">DOCUMENT_* or CDA_*: this is no CDA R2 document that can be
    /// read.</exception>
    public static Task<CdaHeader> ReadAsync(
        Stream source, CdaLimits limits, CancellationToken cancellationToken = default) =>
        ReadAsync(source, new HeaderSink(), limits, cancellationToken);

    internal static async Task<CdaHeader> ReadAsync(
        Stream source, CdaSink sink, CdaLimits limits, ElementWatch? watch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(limits);
        if (source.CanSeek && source.Length - source.Position > limits.MaxBytes)
            throw limits.TooLarge();
        var relay = new RelayStream(source, sink, limits, cancellationToken);
        await using (relay.ConfigureAwait(false))
        {
            using var walk = new CdaWalk(watch);
            await WalkAsync(relay, walk).ConfigureAwait(false);
            var header = walk.Finish();
            await sink.OnBodyAsync(walk.FinishBody(), cancellationToken).ConfigureAwait(false);
            return header;
        }
    }

    private static async Task WalkAsync(RelayStream relay, CdaWalk walk)
    {
        using var reader = CdaXml.Create(relay);
        var text = ArrayPool<char>.Shared.Rent(TextBufferLength);
        try
        {
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                relay.NextToken();
                await VisitAsync(reader, relay, walk, text).ConfigureAwait(false);
            }
        }
        catch (XmlException fault)
        {
            throw XmlFault.Of(fault, relay, walk.RootSeen);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static async ValueTask VisitAsync(XmlReader reader, RelayStream relay, CdaWalk walk, char[] text)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var known = walk.Header;
                walk.Open(reader);
                if (known is null && walk.Header is { } header)
                    await relay.ReleaseAsync(header).ConfigureAwait(false);
                break;
            case XmlNodeType.EndElement:
                walk.Close(reader);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                await ReadTextAsync(reader, relay, walk, text).ConfigureAwait(false);
                break;
        }
    }

    // Text comes in chunks: the parser would otherwise hold a whole body in one string.
    private static async ValueTask ReadTextAsync(XmlReader reader, RelayStream relay, CdaWalk walk, char[] text)
    {
        while (await reader.ReadValueChunkAsync(text, 0, text.Length).ConfigureAwait(false) is > 0 and var count)
        {
            relay.NextToken();
            walk.Append(text.AsSpan(0, count));
        }
    }
}
