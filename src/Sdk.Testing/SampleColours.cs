using System.Buffers.Binary;
using System.Text;

namespace MonEspaceSante.Sdk.Testing;

/// <summary>The colours of a sample PDF: a profile of greys, and nothing more.</summary>
/// <remarks>ICC.1:1998-09, version 2, which PDF/A-1 asks for.</remarks>
internal static class SampleColours
{
    private const int HeaderLength = 128;
    private const int EntryLength = 12;

    // D50, in fixed point.
    private static readonly uint[] White = [0xF6D6, 0x10000, 0xD32D];

    public static byte[] Profile()
    {
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Description("Gris")),
            ("cprt", [.. Tag("text"), .. "Domaine public\0\0"u8]),
            ("wtpt", [.. Tag("XYZ "), .. White.SelectMany(Number)]),
            ("kTRC", [.. Tag("curv"), .. Number(1), 0x02, 0x33, 0, 0]),
        ];
        var table = new List<byte>([.. Number((uint)tags.Length)]);
        var data = new List<byte>();
        var start = HeaderLength + sizeof(uint) + (tags.Length * EntryLength);
        foreach (var (name, content) in tags)
        {
            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. Number((uint)(start + data.Count)), .. Number((uint)content.Length)]);
            data.AddRange(content);
        }

        return [.. Header(start + data.Count), .. table, .. data];
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        Number((uint)length).CopyTo(header, 0);
        Number(0x02100000).CopyTo(header, 8);
        "mntrGRAYXYZ "u8.CopyTo(header.AsSpan(12));
        ((byte[])[0x07, 0xEA, 0, 1, 0, 1]).CopyTo(header, 24);
        "acsp"u8.CopyTo(header.AsSpan(36));
        White.SelectMany(Number).ToArray().CopyTo(header, 68);
        return header;
    }

    // The ASCII name, then no Unicode one and no Macintosh one; padded to four bytes.
    private static byte[] Description(string name)
    {
        byte[] tag = [.. Tag("desc"), .. Number((uint)name.Length + 1), .. Encoding.ASCII.GetBytes(name), .. new byte[1 + 8 + 3 + 67]];
        return [.. tag, .. new byte[-tag.Length & 3]];
    }

    private static byte[] Tag(string type) => [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0];

    private static byte[] Number(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
