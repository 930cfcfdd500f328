using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using Part = MonEspaceSante.Protos.Dmp.V1.SubmitDocumentsRequest.PartOneofCase;

namespace MonEspaceSante.Server.Dmp.Submissions;

/// <summary>The bytes of one document of a submission, read from the call as they are asked for.</summary>
internal sealed class ChunkStream(IAsyncStreamReader<SubmitDocumentsRequest> messages) : Stream
{
    private ReadOnlyMemory<byte> _rest = ReadOnlyMemory<byte>.Empty;
    private bool _isEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

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

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
