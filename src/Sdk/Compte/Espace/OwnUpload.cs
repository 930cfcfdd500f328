using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Compte;

/// <summary>A document of a person's own on its way, over all its tries.</summary>
internal sealed class OwnUpload(OwnDocumentHeader header, Stream cda, IProgress<long>? progress)
{
    private const int ChunkLength = 64 * 1024;

    private readonly PlacedDocument _document = new(cda, Visibility.Everyone);
    private readonly byte[] _chunk = new byte[ChunkLength];

    /// <summary>Sends the whole document, and returns what the server answers.</summary>
    public async Task<Document> SendAsync(
        AsyncClientStreamingCall<DepositDocumentRequest, Wire.Document> call,
        PersonTransfer transfer,
        CancellationToken cancellationToken)
    {
        transfer.MayRepeat = cda.CanSeek;
        try
        {
            await call.RequestStream.WriteAsync(new() { Header = header }, cancellationToken).ConfigureAwait(false);
            await SendBytesAsync(call.RequestStream, transfer, cancellationToken).ConfigureAwait(false);
            await call.RequestStream.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException)
        {
            // The server ended the call while the document was on its way: the answer tells why, the failed write does not.
            await call.ResponseAsync.ConfigureAwait(false);
            throw;
        }

        return (await call.ResponseAsync.ConfigureAwait(false)).ToDocument();
    }

    private async Task SendBytesAsync(
        IClientStreamWriter<DepositDocumentRequest> messages, PersonTransfer transfer, CancellationToken cancellationToken)
    {
        var content = _document.Rewind();
        var sent = 0L;
        while (await content.ReadAsync(_chunk, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            // The call has written the message out when it returns, so the buffer serves again.
            var chunk = UnsafeByteOperations.UnsafeWrap(_chunk.AsMemory(0, count));
            await messages.WriteAsync(new() { Chunk = chunk }, cancellationToken).ConfigureAwait(false);
            transfer.HasStarted = true;
            progress?.Report(sent += count);
        }
    }
}
