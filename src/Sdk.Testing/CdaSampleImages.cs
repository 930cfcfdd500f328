namespace MonEspaceSante.Sdk.Testing;

/// <summary>The smallest images that readers open.</summary>
internal static class CdaSampleImages
{
    /// <summary>A grey square of 8 by 8: one block without a difference, whose every table holds one code.</summary>
    public static byte[] Jpeg() =>
    [
        0xFF, 0xD8,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
        0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0,
        0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 0,
        0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 63, 0,
        0b0011_1111,
        0xFF, 0xD9,
    ];

    /// <summary>A grey dot: the directory, then the one byte.</summary>
    public static byte[] Tiff()
    {
        const int header = 8;
        (ushort Tag, uint Value)[] fields =
            [(256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 0), (277, 1), (278, 1), (279, 1)];
        var dot = (uint)(header + 2 + (fields.Length * 12) + 4);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("II*\0"u8);
        writer.Write(header);
        writer.Write((ushort)fields.Length);
        foreach (var (tag, value) in fields)
        {
            const ushort integer = 4;
            writer.Write(tag);
            writer.Write(integer);
            writer.Write(1);
            writer.Write(tag == 273 ? dot : value);
        }

        writer.Write(0);
        writer.Write((byte)128);
        return file.ToArray();
    }
}
