using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Storage;
using Part = MonEspaceSante.Protos.Catalogue.V1.DepositGrantedDocumentRequest.PartOneofCase;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>The bytes of a document that an application sends, read from the call as they are asked for.</summary>
internal sealed class DepositStream(IAsyncStreamReader<DepositGrantedDocumentRequest> messages) : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _rest = ReadOnlyMemory<byte>.Empty;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && await messages.MoveNext(cancellationToken))
        {
            if (messages.Current.PartCase != Part.Chunk)
                throw Refusal.Because(Reason.RequeteInvalide, new Violation("part", "octets attendus"));
            _rest = messages.Current.Chunk.Memory;
        }

        var taken = Math.Min(buffer.Length, _rest.Length);
        _rest[..taken].CopyTo(buffer);
        _rest = _rest[taken..];
        return taken;
    }
}
