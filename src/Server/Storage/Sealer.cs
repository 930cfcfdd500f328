using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace MonEspaceSante.Server.Storage;

/// <summary>
/// Encrypts one value of the store: AES-256-GCM, key number, nonce, tag, ciphertext. A value opens only in the place
/// it was sealed for: the column and the row are authenticated with it.
/// </summary>
internal sealed class Sealer(KeyRing keys)
{
    private const int NumberSize = 4;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = NumberSize + NonceSize + TagSize;

    private readonly ConcurrentDictionary<uint, byte[]> _keys = new();

    public byte[] Seal(string column, ReadOnlySpan<byte> row, ReadOnlySpan<byte> value)
    {
        var sealedValue = new byte[HeaderSize + value.Length];
        var span = sealedValue.AsSpan();
        var number = keys.CurrentNumber;
        BinaryPrimitives.WriteUInt32BigEndian(span, number);
        var nonce = span.Slice(NumberSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = Cipher(number);
        aes.Encrypt(nonce, value, span[HeaderSize..], span.Slice(NumberSize + NonceSize, TagSize), Place(column, row));
        return sealedValue;
    }

    /// <exception cref="CryptographicException">The value was altered, moved or sealed with an unknown key.</exception>
    public byte[] Open(string column, ReadOnlySpan<byte> row, ReadOnlySpan<byte> sealedValue)
    {
        if (sealedValue.Length < HeaderSize) throw new CryptographicException("The sealed value is too short.");
        var value = new byte[sealedValue.Length - HeaderSize];
        using var aes = Cipher(BinaryPrimitives.ReadUInt32BigEndian(sealedValue));
        aes.Decrypt(
            sealedValue.Slice(NumberSize, NonceSize),
            sealedValue[HeaderSize..],
            sealedValue.Slice(NumberSize + NonceSize, TagSize),
            value,
            Place(column, row));
        return value;
    }

    private AesGcm Cipher(uint number) =>
        new(_keys.GetOrAdd(number, known => keys.Derive(known, "sealed values"u8)), TagSize);

    private static byte[] Place(string column, ReadOnlySpan<byte> row) => [.. Encoding.UTF8.GetBytes(column), 0, .. row];
}
