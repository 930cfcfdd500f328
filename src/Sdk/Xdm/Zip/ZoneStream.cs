using MonEspaceSante.Cda;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>The bytes of an entry as they stand in the zip.</summary>
internal sealed class ZoneStream(ArchiveSource source, long offset, long length) : ForwardOnlyStream
{
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = (int)Math.Min(buffer.Length, length - _read);
        if (wanted == 0)
            return 0;
        var count = await source.ReadAsync(offset + _read, buffer[..wanted], cancellationToken).ConfigureAwait(false);
        _read += count;
        return count;
    }
}
