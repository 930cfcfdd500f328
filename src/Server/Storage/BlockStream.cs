namespace MonEspaceSante.Server.Storage;

/// <summary>A content as a stream. A block is only valid until the next: its bytes are copied as they are asked for.</summary>
internal sealed class BlockStream(IAsyncEnumerator<ReadOnlyMemory<byte>> blocks) : ForwardOnlyStream
{
    private ReadOnlyMemory<byte> _rest = ReadOnlyMemory<byte>.Empty;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty)
        {
            if (!await blocks.MoveNextAsync()) return 0;
            _rest = blocks.Current;
        }

        var taken = Math.Min(buffer.Length, _rest.Length);
        _rest[..taken].CopyTo(buffer);
        _rest = _rest[taken..];
        return taken;
    }

    public override async ValueTask DisposeAsync()
    {
        await blocks.DisposeAsync();
        await base.DisposeAsync();
    }
}
