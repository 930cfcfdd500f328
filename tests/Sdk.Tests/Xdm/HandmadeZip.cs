using System.IO.Compression;
using System.Text;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>A zip written header by header, so that it can tell anything.</summary>
internal sealed class HandmadeZip
{
    private readonly List<byte> _bytes = [];
    private readonly List<byte> _directory = [];
    private int _count;

    public HandmadeZip Add(string name, string content, HandmadeEntry? told = null) =>
        Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(content), told);

    public HandmadeZip Add(byte[] name, byte[] content, HandmadeEntry? told = null)
    {
        var entry = told ?? new HandmadeEntry();
        var packed = entry.Method == 8 ? Deflate(content) : content;
        var crc = Checksum(content);
        var offset = _bytes.Count;
        _bytes.AddRange("PK\u0003\u0004"u8);
        WriteFields(_bytes, entry, crc, packed.Length, entry.Size ?? content.Length);
        Short(_bytes, name.Length);
        Short(_bytes, 0);
        _bytes.AddRange(name);
        _bytes.AddRange(packed);
        _directory.AddRange("PK\u0001\u0002"u8);
        Short(_directory, 0x0314);
        WriteFields(_directory, entry, crc, packed.Length, entry.Size ?? content.Length);
        foreach (var value in new[] { name.Length, entry.Extra.Length, 0, 0, 0 })
            Short(_directory, value);
        Word(_directory, entry.Attributes);
        Word(_directory, (uint)(entry.Offset ?? offset));
        _directory.AddRange(name);
        _directory.AddRange(entry.Extra);
        _count++;
        return this;
    }

    public byte[] ToArray()
    {
        var end = new List<byte>();
        end.AddRange("PK\u0005\u0006"u8);
        foreach (var value in new[] { 0, 0, _count, _count })
            Short(end, value);
        Word(end, (uint)_directory.Count);
        Word(end, (uint)_bytes.Count);
        Short(end, 0);
        return [.. _bytes, .. _directory, .. end];
    }

    private static void WriteFields(List<byte> target, HandmadeEntry entry, uint crc, int packed, long size)
    {
        foreach (var value in new[] { 20, entry.Flags, entry.Method, 0, 0 })
            Short(target, value);
        Word(target, crc);
        Word(target, (uint)packed);
        Word(target, (uint)size);
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(content);
        return packed.ToArray();
    }

    // Told by another implementation: what .NET writes for the same content.
    private static uint Checksum(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("x").Open();
            entry.Write(content);
        }

        using var read = new ZipArchive(bytes, ZipArchiveMode.Read);
        return read.Entries[0].Crc32;
    }

    private static void Short(List<byte> target, int value) => target.AddRange(BitConverter.GetBytes((ushort)value));

    private static void Word(List<byte> target, uint value) => target.AddRange(BitConverter.GetBytes(value));
}
