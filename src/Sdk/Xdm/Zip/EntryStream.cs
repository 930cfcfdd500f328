using System.IO.Compression;
using MonEspaceSante.Cda;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>The bytes of an entry, decompressed and counted, and refused at the end when they are not those that the
/// zip tells.</summary>
internal sealed class EntryStream(ArchiveSource source, ZipEntry entry, Inflation inflation) : ForwardOnlyStream
{
    private readonly Crc32 _crc = new();
    private readonly Stream _content = Content(source, entry);
    private long _size;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await InflateAsync(buffer, cancellationToken).ConfigureAwait(false);
        inflation.Count(entry, _size, count);
        _crc.Append(buffer.Span[..count]);
        _size += count;
        if (count == 0 && !buffer.IsEmpty && (_size != entry.Size || _crc.Value != entry.Crc))
            throw Damaged();
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }

    private static Stream Content(ArchiveSource source, ZipEntry entry)
    {
        var zone = new ZoneStream(source, entry.DataOffset, entry.PackedSize);
        return entry.IsDeflated ? new DeflateStream(zone, CompressionMode.Decompress) : zone;
    }

    private async ValueTask<int> InflateAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    private MonEspaceSanteException Damaged() =>
        entry.Fault(Reason.XdmEndommagee, "Les octets de l'entrée ne sont pas ceux que le zip annonce");
}
