using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>One try of reading a document: writes the bytes as they come, and verifies that they are those of the
/// deposit.</summary>
internal sealed class DocumentDownload(Stream destination, IProgress<long>? progress, Exchange exchange) : IDisposable
{
    private readonly DocumentHashes _hashes = new();

    public async Task<Wire.Document> ReadAsync(IAsyncStreamReader<Wire.RetrieveDocumentResponse> messages)
    {
        var document = await FirstAsync(messages).ConfigureAwait(false);
        while (await messages.MoveNext(exchange.CancellationToken).ConfigureAwait(false))
            await WriteAsync(messages.Current.Chunk.Memory, document.Size).ConfigureAwait(false);
        return _hashes.Size == document.Size && document.Sha256.Span.SequenceEqual(_hashes.Sha256())
            ? document
            : throw Refusal.Because(Reason.EmpreinteDifferente);
    }

    public void Dispose() => _hashes.Dispose();

    private async Task<Wire.Document> FirstAsync(IAsyncStreamReader<Wire.RetrieveDocumentResponse> messages) =>
        await messages.MoveNext(exchange.CancellationToken).ConfigureAwait(false)
        && messages.Current.Document is { } document
            ? document
            : throw Refusal.Because(Reason.ErreurInterne);

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, long size)
    {
        _hashes.Append(bytes.Span);
        if (_hashes.Size > size)
            throw Refusal.Because(Reason.EmpreinteDifferente);
        exchange.HasStarted = true;
        exchange.MayRepeat = false;
        await destination.WriteAsync(bytes, exchange.CancellationToken).ConfigureAwait(false);
        progress?.Report(_hashes.Size);
    }
}
