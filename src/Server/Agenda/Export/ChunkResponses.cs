using Google.Protobuf;
using Grpc.Core;
using MonEspaceSante.Protos.Agenda.V1;

namespace MonEspaceSante.Server.Agenda.Export;

/// <summary>What is written goes to the caller in messages of a bounded size.</summary>
internal sealed class ChunkResponses(
    IServerStreamWriter<ExportCalendarResponse> answer, CancellationToken ending) : Stream
{
    private const int ChunkSize = 64 * 1024;

    private readonly byte[] _chunk = new byte[ChunkSize];
    private int _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_length == ChunkSize) await SendAsync();
            var part = Math.Min(buffer.Length, ChunkSize - _length);
            buffer[..part].CopyTo(_chunk.AsMemory(_length));
            _length += part;
            buffer = buffer[part..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Sends what is left. A flush on the way sends nothing: messages would be as small as lines.</summary>
    public async Task SendAsync()
    {
        if (_length == 0) return;
        await answer.WriteAsync(
            new ExportCalendarResponse { Chunk = ByteString.CopyFrom(_chunk.AsSpan(0, _length)) }, ending);
        _length = 0;
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
