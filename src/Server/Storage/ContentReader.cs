using System.Security.Cryptography;

namespace MonEspaceSante.Server.Storage;

/// <summary>Decrypts one content block by block.</summary>
internal sealed class ContentReader : IDisposable
{
    private readonly Stream _file;
    private readonly byte[] _header;
    private readonly byte[] _place;
    private readonly AesGcm _aes;
    private readonly byte[] _plain = new byte[ContentFormat.BlockSize];
    private readonly byte[] _sealed = new byte[ContentFormat.BlockSize + ContentFormat.TagSize];
    private uint _block;
    private bool _isEnded;

    private ContentReader(Guid id, Stream file, byte[] header, KeyRing keys)
    {
        _file = file;
        _header = header;
        _place = id.ToByteArray();
        _aes = new AesGcm(ContentFormat.ReadHeader(header, keys), ContentFormat.TagSize);
    }

    public static async Task<ContentReader> OpenAsync(
        Guid id, Stream file, KeyRing keys, CancellationToken cancellationToken)
    {
        var header = new byte[ContentFormat.HeaderSize];
        var read = await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
        if (read < header.Length) throw new CryptographicException("The content file is cut.");
        return new ContentReader(id, file, header, keys);
    }

    /// <summary>The next block; empty after the last.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadBlockAsync(CancellationToken cancellationToken)
    {
        if (_isEnded) return ReadOnlyMemory<byte>.Empty;
        var read = await _file.ReadAtLeastAsync(_sealed, _sealed.Length, throwOnEndOfStream: false, cancellationToken);
        _isEnded = _file.Position == _file.Length;
        if (read < ContentFormat.TagSize) throw new CryptographicException("The content file is cut.");
        Decrypt(read - ContentFormat.TagSize);
        return _plain.AsMemory(0, read - ContentFormat.TagSize);
    }

    public void Dispose() => _aes.Dispose();

    private void Decrypt(int length)
    {
        Span<byte> nonce = stackalloc byte[12];
        ContentFormat.Nonce(nonce, _header, _block++, _isEnded);
        _aes.Decrypt(
            nonce, _sealed.AsSpan(0, length), _sealed.AsSpan(length, ContentFormat.TagSize), _plain.AsSpan(0, length), _place);
    }
}
