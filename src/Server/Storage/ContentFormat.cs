using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MonEspaceSante.Server.Storage;

/// <summary>
/// The file of a content: magic, key number, wrapped data key, nonce prefix, then blocks of 64 KiB, each AES-256-GCM
/// with its tag. The nonce counts the blocks and marks the last, so none can be moved, dropped or added.
/// </summary>
internal static class ContentFormat
{
    public const int BlockSize = 64 * 1024;
    public const int TagSize = 16;
    public const int DataKeySize = 32;
    public const int HeaderSize = 4 + 4 + WrappedKeySize + PrefixSize;

    private const int WrappedKeySize = 40;
    private const int PrefixSize = 7;

    private static ReadOnlySpan<byte> Magic => "MES1"u8;

    /// <summary>Writes a header and returns the data key that it wraps.</summary>
    public static byte[] WriteHeader(Span<byte> header, KeyRing keys)
    {
        var number = keys.CurrentNumber;
        var dataKey = RandomNumberGenerator.GetBytes(DataKeySize);
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header[4..], number);
        using var aes = WrappingKey(keys, number);
        aes.EncryptKeyWrapPadded(dataKey).CopyTo(header[8..]);
        RandomNumberGenerator.Fill(header.Slice(8 + WrappedKeySize, PrefixSize));
        return dataKey;
    }

    /// <summary>Returns the data key that a header wraps.</summary>
    public static byte[] ReadHeader(ReadOnlySpan<byte> header, KeyRing keys)
    {
        if (!header.StartsWith(Magic)) throw new CryptographicException("This is not a content file.");
        using var aes = WrappingKey(keys, BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        return aes.DecryptKeyWrapPadded(header.Slice(8, WrappedKeySize));
    }

    public static void Nonce(Span<byte> nonce, ReadOnlySpan<byte> header, uint block, bool isLast)
    {
        header.Slice(8 + WrappedKeySize, PrefixSize).CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[PrefixSize..], block);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }

    private static Aes WrappingKey(KeyRing keys, uint number)
    {
        var aes = Aes.Create();
        aes.Key = keys.Derive(number, "document keys"u8);
        return aes;
    }
}
