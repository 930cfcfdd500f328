using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The bytes of one document, read from the messages of a call as they are asked for.</summary>
/// <param name="next">The next of them; null at the end of the document.</param>
internal sealed class ChunkStream(Func<CancellationToken, Task<ByteString?>> next) : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _rest = ReadOnlyMemory<byte>.Empty;
    private bool _isEnded;

    /// <summary>The document that goes on to the end of the call.</summary>
    /// <param name="messages">The messages after its header.</param>
    /// <param name="chunkOf">The bytes of a message; null when it holds none.</param>
    public static ChunkStream ToTheEnd<T>(IAsyncStreamReader<T> messages, Func<T, ByteString?> chunkOf) =>
        new(async cancellationToken =>
            !await messages.MoveNext(cancellationToken)
                ? null
                : chunkOf(messages.Current)
                    ?? throw Refusal.Because(Reason.RequeteInvalide, new Violation("chunk", "un seul document par appel")));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && !_isEnded)
        {
            if (await next(cancellationToken) is { } chunk) _rest = chunk.Memory;
            else _isEnded = true;
        }

        var taken = Math.Min(buffer.Length, _rest.Length);
        _rest[..taken].CopyTo(buffer);
        _rest = _rest[taken..];
        return taken;
    }
}
