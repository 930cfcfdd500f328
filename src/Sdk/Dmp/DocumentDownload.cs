using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>One try of reading a document or a file: writes the bytes as they come, and verifies that they are those that
/// were sent.</summary>
internal sealed class DocumentDownload(Stream destination, IProgress<long>? progress, Exchange exchange) : IDisposable
{
    private readonly DocumentHashes _hashes = new();

    /// <param name="messages">What the server sends: the document, then its bytes.</param>
    /// <param name="documentOf">The document in a message.</param>
    /// <param name="chunkOf">The bytes in a message.</param>
    public async Task<Document> ReadAsync<T>(
        IAsyncStreamReader<T> messages, Func<T, Wire.Document?> documentOf, Func<T, ByteString> chunkOf)
    {
        var document = await ReadAsync(messages, documentOf, told => (told.Size, told.Sha256), chunkOf)
            .ConfigureAwait(false);
        return document.ToDocument();
    }

    /// <param name="messages">What the server sends: what it tells of the bytes, then the bytes.</param>
    /// <param name="toldOf">What a message tells of the bytes.</param>
    /// <param name="digestOf">Their size and SHA-256.</param>
    /// <param name="chunkOf">The bytes in a message.</param>
    public async Task<TTold> ReadAsync<T, TTold>(
        IAsyncStreamReader<T> messages,
        Func<T, TTold?> toldOf,
        Func<TTold, (long Size, ByteString Sha256)> digestOf,
        Func<T, ByteString> chunkOf)
        where TTold : class
    {
        if (!await messages.MoveNext(exchange.CancellationToken).ConfigureAwait(false)
            || toldOf(messages.Current) is not { } told)
            throw Refusal.Because(Reason.ErreurInterne);
        var (size, sha256) = digestOf(told);
        while (await messages.MoveNext(exchange.CancellationToken).ConfigureAwait(false))
            await WriteAsync(chunkOf(messages.Current).Memory, size).ConfigureAwait(false);
        return _hashes.Size == size && sha256.Span.SequenceEqual(_hashes.Sha256())
            ? told
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
