namespace MonEspaceSante.Cda.Lint;

/// <summary>Keeps the first bytes of a document while it is read.</summary>
internal sealed class PrologStream(Stream source) : ForwardOnlyStream
{
    private const int KeptLength = 1024;

    private readonly List<byte> _beginning = new(KeptLength);

    public byte[] Beginning => [.. _beginning];

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (_beginning.Count < KeptLength)
            _beginning.AddRange(buffer.Span[..Math.Min(count, KeptLength - _beginning.Count)]);
        return count;
    }
}
