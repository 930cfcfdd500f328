using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;
using Part = MonEspaceSante.Protos.Dmp.V1.SubmitDocumentsRequest.PartOneofCase;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The bytes of one document of a submission, read from the call as they are asked for.</summary>
internal sealed class ChunkStream(IAsyncStreamReader<SubmitDocumentsRequest> messages) : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _rest = ReadOnlyMemory<byte>.Empty;
    private bool _isEnded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && !_isEnded)
        {
            if (!await messages.MoveNext(cancellationToken)) throw Refusal.Because(Reason.EnvoiIncomplet);
            if (messages.Current.PartCase == Part.Chunk) _rest = messages.Current.Chunk.Memory;
            else _isEnded = true;
        }

        var taken = Math.Min(buffer.Length, _rest.Length);
        _rest[..taken].CopyTo(buffer);
        _rest = _rest[taken..];
        return taken;
    }
}
