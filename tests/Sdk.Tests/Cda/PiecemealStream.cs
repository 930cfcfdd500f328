using MonEspaceSante.Cda;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>Gives bytes in pieces of the sizes told, over and over; every second piece comes later.</summary>
internal sealed class PiecemealStream(byte[] bytes, IReadOnlyList<int> sizes) : ForwardOnlyStream
{
    private int _position;
    private int _pieces;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var size = sizes.Count == 0 ? bytes.Length : sizes[_pieces++ % sizes.Count];
        if (_pieces % 2 == 0)
            await Task.Yield();
        var count = Math.Min(Math.Min(size, buffer.Length), bytes.Length - _position);
        bytes.AsSpan(_position, count).CopyTo(buffer.Span);
        _position += count;
        return count;
    }
}
