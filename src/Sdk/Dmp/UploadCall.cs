using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Dmp;

/// <summary>One call that carries documents. It begins with the first header.</summary>
/// <param name="open">Makes the call.</param>
/// <param name="carry">The message of some bytes.</param>
/// <param name="exchange">The operation.</param>
/// <param name="progress">Told how many bytes have left. Null for none.</param>
internal sealed class UploadCall<TMessage, TAnswer>(
    Func<CallOptions, AsyncClientStreamingCall<TMessage, TAnswer>> open,
    Func<ByteString, TMessage> carry,
    Exchange exchange,
    IProgress<long>? progress = null) : IDisposable
{
    private const int ChunkLength = 64 * 1024;

    private readonly byte[] _chunk = new byte[ChunkLength];
    private AsyncClientStreamingCall<TMessage, TAnswer>? _call;
    private int _filled;
    private long _sent;

    /// <summary>Sends one document, the only one, and returns what the server answers.</summary>
    public async Task<TAnswer> SendAsync(TMessage header, PlacedDocument document)
    {
        await OpenAsync(header).ConfigureAwait(false);
        exchange.MayRepeat = document.Content.CanSeek;
        await WriteAsync(document.Rewind(), exchange.CancellationToken).ConfigureAwait(false);
        return await EndAsync().ConfigureAwait(false);
    }

    /// <summary>Opens a document, after what is left of the one before.</summary>
    public async Task OpenAsync(TMessage header)
    {
        _call ??= open(await exchange.AuthorizeAsync().ConfigureAwait(false));
        await FlushAsync().ConfigureAwait(false);
        await SendAsync(header).ConfigureAwait(false);
    }

    /// <summary>Sends the rest of a stream as the document that is open.</summary>
    public async Task WriteAsync(Stream content, CancellationToken cancellationToken)
    {
        while (await content.ReadAsync(_chunk.AsMemory(_filled), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            _filled += count;
            if (_filled == ChunkLength)
                await FlushAsync().ConfigureAwait(false);
        }
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

    /// <summary>Sends what is left of the document that is open.</summary>
    public async Task FlushAsync()
    {
        if (_filled == 0)
            return;

        // The call has written the message out when it returns, so the buffer serves again.
        await SendAsync(carry(UnsafeByteOperations.UnsafeWrap(_chunk.AsMemory(0, _filled)))).ConfigureAwait(false);
        _sent += _filled;
        _filled = 0;
        progress?.Report(_sent);
    }

    /// <summary>Ends the call with its last message.</summary>
    public async Task<TAnswer> EndAsync(TMessage end)
    {
        await FlushAsync().ConfigureAwait(false);
        await SendAsync(end).ConfigureAwait(false);
        return await EndAsync().ConfigureAwait(false);
    }

    public void Dispose() => _call?.Dispose();

    private async Task<TAnswer> EndAsync()
    {
        await FlushAsync().ConfigureAwait(false);
        await ExplainAsync(_call!.RequestStream.CompleteAsync).ConfigureAwait(false);
        return await _call.ResponseAsync.ConfigureAwait(false);
    }

    private async Task SendAsync(TMessage message)
    {
        await ExplainAsync(() => _call!.RequestStream.WriteAsync(message)).ConfigureAwait(false);
        exchange.HasStarted = true;
    }

    private async Task ExplainAsync(Func<Task> send)
    {
        try
        {
            await send().ConfigureAwait(false);
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
