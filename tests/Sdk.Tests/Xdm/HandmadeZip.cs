using System.IO.Compression;
using System.Text;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>A zip written header by header, so that it can tell anything.</summary>
internal sealed class HandmadeZip
{
    private readonly MemoryStream _bytes = new();
    private readonly MemoryStream _directory = new();
    private int _count;

    public HandmadeZip Add(string name, string content, HandmadeEntry? told = null) =>
        Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(content), told);

    public HandmadeZip Add(byte[] name, byte[] content, HandmadeEntry? told = null)
    {
        var entry = told ?? new HandmadeEntry();
        var packed = entry.Method == 8 ? Deflate(content) : content;
        var crc = Checksum(content);
        var offset = (int)_bytes.Length;
        WriteHeader(_bytes, "PK\u0003\u0004", entry, name, crc, packed.Length, content.Length);
        _bytes.Write(name);
        _bytes.Write(packed);
        _directory.Write("PK\u0001\u0002"u8);
        Short(_directory, 0x0314);
        WriteFields(_directory, entry, crc, packed.Length, entry.Size ?? content.Length);
        foreach (var value in new[] { name.Length, entry.Extra.Length, 0, 0, 0 })
            Short(_directory, value);
        Word(_directory, entry.Attributes);
        Word(_directory, (uint)(entry.Offset ?? offset));
        _directory.Write(name);
        _directory.Write(entry.Extra);
        _count++;
        return this;
    }

    public byte[] ToArray()
    {
        var end = new MemoryStream();
        end.Write("PK\u0005\u0006"u8);
        foreach (var value in new[] { 0, 0, _count, _count })
            Short(end, value);
        Word(end, (uint)_directory.Length);
        Word(end, (uint)_bytes.Length);
        Short(end, 0);
        return [.. _bytes.ToArray(), .. _directory.ToArray(), .. end.ToArray()];
    }

    private static void WriteHeader(
        MemoryStream target, string signature, HandmadeEntry entry, byte[] name, uint crc, int packed, int size)
    {
        target.Write(Encoding.ASCII.GetBytes(signature));
        WriteFields(target, entry, crc, packed, entry.Size ?? size);
        Short(target, name.Length);
        Short(target, 0);
    }

    private static void WriteFields(MemoryStream target, HandmadeEntry entry, uint crc, int packed, long size)
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

    private static void Short(MemoryStream target, int value) => target.Write(BitConverter.GetBytes((ushort)value));

    private static void Word(MemoryStream target, uint value) => target.Write(BitConverter.GetBytes(value));
}
