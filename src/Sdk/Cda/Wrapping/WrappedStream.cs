using System.Buffers.Text;

namespace MonEspaceSante.Cda.Wrapping;

/// <summary>A document around a file: the file is turned into base64 where and when it is read.</summary>
internal sealed class WrappedStream(Envelope envelope, Stream content) : ForwardOnlyStream
{
    private const int Plain = 3;
    private const int Coded = 4;
    private const int Groups = 16 * 1024;

    private readonly byte[] _plain = new byte[Groups * Plain];
    private readonly byte[] _coded = new byte[Groups * Coded];
    private long _position;
    private long _codedFrom = -1;
    private int _codedCount;

    public override bool CanSeek => true;

    public override long Length => TailStart + envelope.Tail.Length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    private long TailStart => envelope.Head.Length + ((content.Length + Plain - 1) / Plain * Coded);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var part = await PartAsync(cancellationToken).ConfigureAwait(false);
        var count = Math.Min(part.Length, buffer.Length);
        part[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => Length,
    };

    private async ValueTask<ReadOnlyMemory<byte>> PartAsync(CancellationToken cancellationToken)
    {
        if (_position < envelope.Head.Length)
            return envelope.Head.AsMemory((int)_position);
        if (_position >= TailStart)
            return envelope.Tail.AsMemory((int)Math.Min(_position - TailStart, envelope.Tail.Length));
        var at = _position - envelope.Head.Length;
        if (_codedFrom < 0 || at < _codedFrom || at >= _codedFrom + _codedCount)
            await EncodeAsync(at / Coded, cancellationToken).ConfigureAwait(false);
        return _coded.AsMemory(0, _codedCount)[(int)(at - _codedFrom)..];
    }

    private async ValueTask EncodeAsync(long group, CancellationToken cancellationToken)
    {
        content.Position = group * Plain;
        var count = await content.ReadAtLeastAsync(_plain, _plain.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        if (count == 0)
            throw new EndOfStreamException();
        Base64.EncodeToUtf8(_plain.AsSpan(0, count), _coded, out _, out _codedCount);
        _codedFrom = group * Coded;
    }
}
