using System.Security.Cryptography;
using System.Text;

namespace MonEspaceSante.Cda.Body;

/// <summary>The SHA-256 of characters that come one by one or by the thousand, in UTF-8.</summary>
internal sealed class TextHash : IDisposable
{
    private const int BufferLength = 4096;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly char[] _chars = new char[BufferLength];
    private readonly byte[] _bytes = new byte[Encoding.UTF8.GetMaxByteCount(BufferLength)];
    private int _count;

    public void Write(char character) => Write([character]);

    public void Write(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var piece = text[..Math.Min(text.Length, BufferLength - _count)];
            piece.CopyTo(_chars.AsSpan(_count));
            _count += piece.Length;
            text = text[piece.Length..];
            if (_count == BufferLength)
                Flush(last: false);
        }
    }

    public byte[] Finish()
    {
        Flush(last: true);
        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();

    // The encoder keeps half of a surrogate pair until the other half comes.
    private void Flush(bool last)
    {
        var length = _encoder.GetBytes(_chars.AsSpan(0, _count), _bytes, last);
        _hash.AppendData(_bytes.AsSpan(0, length));
        _count = 0;
    }
}
