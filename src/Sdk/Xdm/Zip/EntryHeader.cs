using System.Buffers.Binary;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>The header that stands before an entry's bytes, which programs that read a zip as it comes
/// believe.</summary>
/// <remarks>APPNOTE 4.3.7.</remarks>
internal static class EntryHeader
{
    private const int Length = 30;
    private const int SizesFollow = 1 << 3;

    private static ReadOnlySpan<byte> Signature => "PK\u0003\u0004"u8;

    /// <summary>The entry with the place of its bytes, once its header tells what the directory tells.</summary>
    public static async Task<ZipEntry> LocateAsync(
        ZipEntry entry, ArchiveSource source, CancellationToken cancellationToken)
    {
        var header = await source.ReadAsync(entry.HeaderOffset, Length, cancellationToken).ConfigureAwait(false);
        if (!header.AsSpan().StartsWith(Signature))
            throw Differs(entry);
        var nameLength = Short(header, 26);
        var name = await source.ReadAsync(entry.HeaderOffset + Length, nameLength, cancellationToken)
            .ConfigureAwait(false);
        if (DirectoryHeader.IsEncrypted(Short(header, 6)))
            throw entry.Fault(Reason.XdmChiffree, "Entrée chiffrée");
        if (!name.AsSpan().SequenceEqual(entry.RawName.Span) || !TellsContent(header, entry))
            throw Differs(entry);
        return entry with { DataOffset = entry.HeaderOffset + Length + nameLength + Short(header, 28) };
    }

    private static bool TellsContent(ReadOnlySpan<byte> header, ZipEntry entry)
    {
        var isDeflated = Short(header, 8) != 0;
        var tellsSizes = (Short(header, 6) & SizesFollow) != 0
            || (Word(header, 14) == entry.Crc
                && Tells(Word(header, 18), entry.PackedSize)
                && Tells(Word(header, 22), entry.Size));
        return isDeflated == entry.IsDeflated && tellsSizes;
    }

    // What is written before its size is known may leave room for a size of 64 bits.
    private static bool Tells(uint told, long size) => told == size || told == uint.MaxValue;

    private static MonEspaceSanteException Differs(ZipEntry entry) =>
        entry.Fault(Reason.XdmEndommagee, "L'en-tête de l'entrée ne dit pas ce que dit le répertoire");

    private static ushort Short(ReadOnlySpan<byte> header, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(header[at..]);

    private static uint Word(ReadOnlySpan<byte> header, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(header[at..]);
}
