using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Transport;
using Wire = MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Dmp;

/// <summary>One call that carries the documents of a submission. It begins with the first header.</summary>
internal sealed class SubmissionCall(
    Wire.DmpService.DmpServiceClient service, Exchange exchange, IProgress<long>? progress = null) : IDisposable
{
    private const int ChunkLength = 64 * 1024;

    private readonly byte[] _chunk = new byte[ChunkLength];
    private AsyncClientStreamingCall<Wire.SubmitDocumentsRequest, Wire.Submission>? _call;
    private int _filled;
    private long _sent;

    /// <summary>Opens a document, after what is left of the one before.</summary>
    public async Task OpenAsync(Wire.DocumentHeader header)
    {
        _call ??= service.SubmitDocuments(await exchange.AuthorizeAsync().ConfigureAwait(false));
        await FlushAsync().ConfigureAwait(false);
        await SendAsync(new() { Header = header }).ConfigureAwait(false);
    }

    /// <summary>Sends the next bytes of the document that is open, in even chunks.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(bytes.Length, ChunkLength - _filled);
            bytes[..taken].CopyTo(_chunk.AsMemory(_filled));
            _filled += taken;
            bytes = bytes[taken..];
            if (_filled == ChunkLength)
                await FlushAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the submission, and returns what the server answers.</summary>
    public async Task<Wire.Submission> EndAsync(Wire.SubmissionEnd end)
    {
        await FlushAsync().ConfigureAwait(false);
        await SendAsync(new() { End = end }).ConfigureAwait(false);
        await _call!.RequestStream.CompleteAsync().ConfigureAwait(false);
        return await _call.ResponseAsync.ConfigureAwait(false);
    }

    /// <summary>Sends what is left of the document that is open.</summary>
    public async Task FlushAsync()
    {
        if (_filled == 0)
            return;

        // The call has written the message out when it returns, so the buffer serves again.
        var chunk = UnsafeByteOperations.UnsafeWrap(_chunk.AsMemory(0, _filled));
        await SendAsync(new() { Chunk = chunk }).ConfigureAwait(false);
        _sent += _filled;
        _filled = 0;
        progress?.Report(_sent);
    }

    public void Dispose() => _call?.Dispose();

    private async Task SendAsync(Wire.SubmitDocumentsRequest message)
    {
        try
        {
            await _call!.RequestStream.WriteAsync(message).ConfigureAwait(false);
            exchange.HasStarted = true;
        }
        catch (Exception failure) when (
            failure is RpcException or InvalidOperationException or IOException or HttpRequestException)
        {
            // The server ended the call, or was cut off, while the documents were on their way: the answer tells why, the
            // failed write does not.
            await _call!.ResponseAsync.ConfigureAwait(false);
            throw;
        }
    }
}
