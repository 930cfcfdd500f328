using System.Buffers.Binary;
using System.IO.Compression;

namespace MonEspaceSante.Insi;

/// <summary>A symbol as a PNG image, one bit a pixel.</summary>
/// <remarks>ISO/IEC 15948.</remarks>
internal static class DatamatrixPng
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(value => Crc((uint)value))];

    public static async Task WriteAsync(
        DatamatrixSymbol symbol, int modulePixels, Stream target, CancellationToken cancellationToken)
    {
        var side = (symbol.Size + 2) * modulePixels;
        using var image = new MemoryStream();
        image.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 1;
        WriteChunk(image, "IHDR"u8, header);
        WriteChunk(image, "IDAT"u8, Pixels(symbol, modulePixels, side));
        WriteChunk(image, "IEND"u8, []);
        image.Position = 0;
        await image.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Pixels(DatamatrixSymbol symbol, int modulePixels, int side)
    {
        using var compressed = new MemoryStream();
        using (var lines = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var line = new byte[1 + ((side + 7) / 8)];
            for (var row = 0; row < side; row++)
            {
                line.AsSpan(1).Clear();
                for (var column = 0; column < side; column++)
                {
                    if (!symbol.IsDark((row / modulePixels) - 1, (column / modulePixels) - 1))
                        line[1 + (column / 8)] |= (byte)(0x80 >> (column % 8));
                }

                lines.Write(line);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream image, ReadOnlySpan<byte> type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        image.Write(number);
        image.Write(type);
        image.Write(content);
        var crc = uint.MaxValue;
        foreach (var part in (byte[])[.. type, .. content])
            crc = CrcTable[(byte)(crc ^ part)] ^ (crc >> 8);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        image.Write(number);
    }

    private static uint Crc(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
