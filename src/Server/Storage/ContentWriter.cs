using System.Security.Cryptography;

namespace MonEspaceSante.Server.Storage;

/// <summary>Encrypts one content into its file as the bytes come.</summary>
internal sealed class ContentWriter : IAsyncDisposable
{
    private readonly string _temporary;
    private readonly string _path;
    private readonly FileStream _file;
    private readonly AesGcm _aes;
    private readonly byte[] _header = new byte[ContentFormat.HeaderSize];
    private byte[] _plain = new byte[ContentFormat.BlockSize];
    private byte[] _sealed = new byte[ContentFormat.BlockSize + ContentFormat.TagSize];
    private readonly byte[] _place;
    private int _filled;
    private uint _block;

    public ContentWriter(Guid id, string temporary, string path, KeyRing keys)
    {
        Id = id;
        _temporary = temporary;
        _path = path;
        _place = id.ToByteArray();
        _aes = new AesGcm(ContentFormat.WriteHeader(_header, keys), ContentFormat.TagSize);
        _file = PrivateFile.Create(temporary);
        _file.Write(_header);
    }

    public Guid Id { get; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            if (_filled == _plain.Length) await WriteBlockAsync(isLast: false, cancellationToken);
            var taken = Math.Min(bytes.Length, _plain.Length - _filled);
            bytes[..taken].CopyTo(_plain.AsMemory(_filled));
            _filled += taken;
            bytes = bytes[taken..];
        }
    }

    /// <summary>Makes the content durable under its id.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await WriteBlockAsync(isLast: true, cancellationToken);
        _file.Flush(flushToDisk: true);
        await _file.DisposeAsync();
        PrivateFile.Publish(_temporary, _path);
        // A submission keeps the writers of its documents to its end: without their buffers.
        (_plain, _sealed) = ([], []);
    }

    public async ValueTask DisposeAsync()
    {
        _aes.Dispose();
        await _file.DisposeAsync();
        File.Delete(_temporary);
    }

    private async ValueTask WriteBlockAsync(bool isLast, CancellationToken cancellationToken)
    {
        Encrypt(isLast);
        await _file.WriteAsync(_sealed.AsMemory(0, _filled + ContentFormat.TagSize), cancellationToken);
        _block++;
        _filled = 0;
    }

    private void Encrypt(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        ContentFormat.Nonce(nonce, _header, _block, isLast);
        _aes.Encrypt(
            nonce, _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, ContentFormat.TagSize), _place);
    }
}
