using MonEspaceSante.Cda;
using MonEspaceSante.Dmp;

namespace MonEspaceSante.Xdm.Writing;

/// <summary>Puts one document into an archive while it is read.</summary>
/// <param name="open">Opens the entry, once the header was judged.</param>
internal sealed class ArchiveEntrySink(Func<CdaHeader, CancellationToken, Task<Stream>> open)
    : CdaSink, IAsyncDisposable
{
    private readonly DocumentHashes _hashes = new();
    private Stream? _entry;

    public long Size => _hashes.Size;

    public byte[] Sha1 => _hashes.Sha1();

    public override async ValueTask OnHeaderAsync(CdaHeader header, CancellationToken cancellationToken) =>
        _entry = await open(header, cancellationToken).ConfigureAwait(false);

    public override ValueTask OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        _hashes.Append(bytes.Span);
        return _entry!.WriteAsync(bytes, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _hashes.Dispose();
        if (_entry is not null)
            await _entry.DisposeAsync().ConfigureAwait(false);
    }
}
