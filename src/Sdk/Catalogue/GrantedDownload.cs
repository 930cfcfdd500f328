using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>One try of reading a document: writes the bytes as they come, and verifies that they are those of the
/// deposit.</summary>
internal sealed class GrantedDownload(Stream destination, IProgress<long>? progress, GrantTry attempt) : IDisposable
{
    private readonly DocumentHashes _hashes = new();

    public async Task<Document> ReadAsync(IAsyncStreamReader<Wire.ReadGrantedDocumentResponse> messages)
    {
        if (!await messages.MoveNext(attempt.CancellationToken).ConfigureAwait(false)
            || messages.Current.Document is not { } document)
            throw Refusal.Because(Reason.ErreurInterne);
        while (await messages.MoveNext(attempt.CancellationToken).ConfigureAwait(false))
            await WriteAsync(messages.Current.Chunk.Memory, document.Size).ConfigureAwait(false);
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
        (attempt.HasStarted, attempt.MayRepeat) = (true, false);
        await destination.WriteAsync(bytes, attempt.CancellationToken).ConfigureAwait(false);
        progress?.Report(_hashes.Size);
    }
}
