using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Compte;

/// <summary>One try of reading a document: writes the bytes as they come, and verifies that they are those of the
/// deposit.</summary>
internal sealed class OwnDownload(Stream destination, IProgress<long>? progress, PersonTransfer transfer) : IDisposable
{
    private readonly DocumentHashes _hashes = new();

    public async Task<Document> ReadAsync(
        IAsyncStreamReader<ReadDocumentResponse> messages, CancellationToken cancellationToken)
    {
        if (!await messages.MoveNext(cancellationToken).ConfigureAwait(false)
            || messages.Current.Document is not { } document)
            throw Refusal.Because(Reason.ErreurInterne);
        while (await messages.MoveNext(cancellationToken).ConfigureAwait(false))
        {
            var bytes = messages.Current.Chunk.Memory;
            _hashes.Append(bytes.Span);
            if (_hashes.Size > document.Size)
                throw Refusal.Because(Reason.EmpreinteDifferente);
            (transfer.HasStarted, transfer.MayRepeat) = (true, false);
            await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            progress?.Report(_hashes.Size);
        }

        return _hashes.Size == document.Size && document.Sha256.Span.SequenceEqual(_hashes.Sha256())
            ? document.ToDocument()
            : throw Refusal.Because(Reason.EmpreinteDifferente);
    }

    public void Dispose() => _hashes.Dispose();
}
