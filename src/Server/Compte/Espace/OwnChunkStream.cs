using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;
using Part = MonEspaceSante.Protos.Compte.V1.DepositDocumentRequest.PartOneofCase;

namespace MonEspaceSante.Server.Compte.Espace;

/// <summary>The bytes of an own document, read from the call as they are asked for.</summary>
internal sealed class OwnChunkStream(IAsyncStreamReader<DepositDocumentRequest> messages) : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _rest = ReadOnlyMemory<byte>.Empty;
    private bool _isEnded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && !_isEnded)
        {
            if (!await messages.MoveNext(cancellationToken)) _isEnded = true;
            else if (messages.Current.PartCase == Part.Chunk) _rest = messages.Current.Chunk.Memory;
            else throw Refusal.Because(Reason.RequeteInvalide, new Violation("chunk", "un seul document par appel"));
        }

        var taken = Math.Min(buffer.Length, _rest.Length);
        _rest[..taken].CopyTo(buffer);
        _rest = _rest[taken..];
        return taken;
    }
}
