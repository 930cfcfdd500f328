using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>The bytes of a zip, read at any place.</summary>
internal sealed class ArchiveSource : IAsyncDisposable
{
    private readonly Stream _stream;
    private readonly bool _isOwn;
    private readonly long _start;

    private ArchiveSource(Stream stream, bool isOwn)
    {
        _stream = stream;
        _isOwn = isOwn;
        _start = isOwn ? 0 : stream.Position;
        Length = stream.Length - _start;
    }

    public long Length { get; }

    public static async Task<ArchiveSource> OpenAsync(
        Stream source, XdmLimits limits, CancellationToken cancellationToken)
    {
        if (!source.CanSeek)
        {
            var copy = await SpoolFile.CopyAsync(source, limits, cancellationToken).ConfigureAwait(false);
            return new ArchiveSource(copy, isOwn: true);
        }

        var opened = new ArchiveSource(source, isOwn: false);
        return opened.Length <= limits.MaxArchiveBytes ? opened : throw TooLarge(limits);
    }

    public static MonEspaceSanteException TooLarge(XdmLimits limits) =>
        Refusal.Because(Reason.XdmTropGrande, "limit_bytes", $"{limits.MaxArchiveBytes}");

    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _stream.Position = _start + offset;
        return _stream.ReadAsync(buffer, cancellationToken);
    }

    /// <summary>Reads that many bytes, or refuses the zip as damaged.</summary>
    public async ValueTask<byte[]> ReadAsync(long offset, int count, CancellationToken cancellationToken)
    {
        if (offset < 0 || offset + count > Length)
            throw ZipFault.Damaged("Des octets annoncés manquent");
        var bytes = new byte[count];
        _stream.Position = _start + offset;
        var read = await _stream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        return read == count ? bytes : throw ZipFault.Damaged("Des octets annoncés manquent");
    }

    public ValueTask DisposeAsync() => _isOwn ? _stream.DisposeAsync() : ValueTask.CompletedTask;
}
