using System.Text;
using MonEspaceSante.Cda;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>A text, a filling repeated to a length that no memory should hold, and another text.</summary>
internal sealed class EndlessStream(string before, string filling, long times, string after) : ForwardOnlyStream
{
    // Many fillings at once: a read that gives ten bytes measures reads, not documents.
    private const int Batch = 10_000;

    private readonly byte[] _before = Encoding.UTF8.GetBytes(before);
    private readonly byte[] _filling = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(filling, Batch)));
    private readonly long _batches = times / Batch;
    private readonly byte[] _after = Encoding.UTF8.GetBytes(after);
    private long _position;

    public override long Length => _before.Length + (_filling.Length * _batches) + _after.Length;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var (part, offset) = Locate();
        var count = Math.Min(buffer.Length, part.Length - offset);
        part.AsSpan(offset, count).CopyTo(buffer.Span);
        _position += count;
        return ValueTask.FromResult(count);
    }

    private (byte[] Part, int Offset) Locate()
    {
        var inFilling = _position - _before.Length;
        var inAfter = inFilling - (_filling.Length * _batches);
        if (inFilling < 0)
            return (_before, (int)_position);
        return inAfter < 0 ? (_filling, (int)(inFilling % _filling.Length)) : (_after, (int)inAfter);
    }
}
