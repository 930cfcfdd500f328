using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Dmp;
using Wire = MonEspaceSante.Protos.Catalogue.V1;

namespace MonEspaceSante.Catalogue;

/// <summary>A document on its way from an application. Each try sends the same bytes under the same request.</summary>
internal sealed class GrantedUpload(
    Wire.ApplicationService.ApplicationServiceClient service, Stream cda, string requestId, IProgress<long>? progress)
{
    private const int ChunkLength = 64 * 1024;

    private readonly long? _start = cda.CanSeek ? cda.Position : null;

    public async Task<Document> SendAsync(GrantTry attempt)
    {
        using var call = service.DepositGrantedDocument(await attempt.AuthorizeAsync().ConfigureAwait(false));
        if (_start is { } start)
            cda.Position = start;
        else
            attempt.MayRepeat = false;
        try
        {
            await SendAsync(call.RequestStream, attempt).ConfigureAwait(false);
            await call.RequestStream.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException or HttpRequestException)
        {
            // The server ended the call while the document was on its way: the answer tells why, the failed write does
            // not.
            await call.ResponseAsync.ConfigureAwait(false);
            throw;
        }

        return (await call.ResponseAsync.ConfigureAwait(false)).ToDocument();
    }

    private async Task SendAsync(IClientStreamWriter<Wire.DepositGrantedDocumentRequest> messages, GrantTry attempt)
    {
        var buffer = new byte[ChunkLength];
        var sent = 0L;
        await messages.WriteAsync(new() { RequestId = requestId }).ConfigureAwait(false);
        while (await cda.ReadAsync(buffer, attempt.CancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            // The call has written the message out when it returns, so the buffer serves again.
            var chunk = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, count));
            await messages.WriteAsync(new() { Chunk = chunk }).ConfigureAwait(false);
            attempt.HasStarted = true;
            sent += count;
            progress?.Report(sent);
        }
    }
}
