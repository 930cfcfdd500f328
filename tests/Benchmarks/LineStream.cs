using System.Text;

namespace MonEspaceSante.Benchmarks;

/// <summary>A file of so many lines that is on no disk: they are made as they are read.</summary>
internal sealed class LineStream(int count, Func<int, string> line) : Stream
{
    private byte[] _line = [];
    private int _read;
    private int _made;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes were read.</summary>
    public long Given { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (_read == _line.Length)
        {
            if (_made == count) return 0;
            _line = Encoding.UTF8.GetBytes(line(_made++) + "\n");
            _read = 0;
        }

        var taken = Math.Min(buffer.Length, _line.Length - _read);
        _line.AsSpan(_read, taken).CopyTo(buffer);
        _read += taken;
        Given += taken;
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
