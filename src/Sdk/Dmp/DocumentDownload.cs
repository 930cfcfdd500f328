using Google.Protobuf;
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

    /// <param name="messages">What the server sends: the document, then its bytes.</param>
    /// <param name="documentOf">The document in a message.</param>
    /// <param name="chunkOf">The bytes in a message.</param>
    public async Task<Document> ReadAsync<T>(
        IAsyncStreamReader<T> messages, Func<T, Wire.Document?> documentOf, Func<T, ByteString> chunkOf)
    {
        if (!await messages.MoveNext(exchange.CancellationToken).ConfigureAwait(false)
            || documentOf(messages.Current) is not { } document)
            throw Refusal.Because(Reason.ErreurInterne);
        while (await messages.MoveNext(exchange.CancellationToken).ConfigureAwait(false))
            await WriteAsync(chunkOf(messages.Current).Memory, document.Size).ConfigureAwait(false);
        return _hashes.Size == document.Size && document.Sha256.Span.SequenceEqual(_hashes.Sha256())
            ? document.ToDocument()
            : throw Refusal.Because(Reason.EmpreinteDifferente);
    }

    public void Dispose() => _hashes.Dispose();

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
