using System.Buffers.Binary;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>What the directory tells of one entry.</summary>
/// <remarks>APPNOTE 4.3.12.</remarks>
internal static class DirectoryHeader
{
    private const int Length = 46;

    // Encrypted, strongly encrypted, encrypted directory.
    private const int Encrypted = 1 | (1 << 6) | (1 << 13);
    private const int WinZipEncryption = 99;

    private static ReadOnlySpan<byte> Signature => "PK\u0001\u0002"u8;

    public static ZipEntry Read(ReadOnlyMemory<byte> directory, int rank, out int length)
    {
        var header = directory.Span;
        if (header.Length < Length || !header.StartsWith(Signature))
            throw ZipEntry.Fault(rank, Reason.XdmEndommagee, "Le répertoire ne décrit pas l'entrée");
        var (nameLength, extraLength) = (Short(header, 28), Short(header, 30));
        length = Length + nameLength + extraLength + Short(header, 32);
        if (length > header.Length)
            throw ZipEntry.Fault(rank, Reason.XdmEndommagee, "Le répertoire ne décrit pas l'entrée");
        Judge(header, rank);
        var rawName = directory.Slice(Length, nameLength);
        var name = EntryName.Read(rawName.Span, header.Slice(Length + nameLength, extraLength), rank);
        return new ZipEntry(
            rank,
            rawName,
            name,
            IsDeflated: Short(header, 10) != 0,
            Crc: Word(header, 16),
            PackedSize: Word(header, 20),
            Size: Word(header, 24),
            HeaderOffset: Word(header, 42));
    }

    /// <summary>Whether the flags of a header tell of encryption, by any of its ways.</summary>
    public static bool IsEncrypted(ushort flags) => (flags & Encrypted) != 0;

    private static void Judge(ReadOnlySpan<byte> header, int rank)
    {
        var method = Short(header, 10);
        if (IsEncrypted(Short(header, 8)) || method == WinZipEncryption)
            throw ZipEntry.Fault(rank, Reason.XdmChiffree, "Entrée chiffrée");
        if (method is not (0 or 8))
            throw ZipEntry.Fault(rank, Reason.XdmZipNonPrisEnCharge, $"Méthode de compression {method}");
        if (Word(header, 20) == uint.MaxValue || Word(header, 24) == uint.MaxValue || Word(header, 42) == uint.MaxValue)
            throw ZipEntry.Fault(rank, Reason.XdmZipNonPrisEnCharge, "Zip64");
        if (Short(header, 34) != 0)
            throw ZipEntry.Fault(rank, Reason.XdmZipNonPrisEnCharge, "Zip en plusieurs volumes");
        if (FileKind.IsLink(Word(header, 38)))
            throw ZipEntry.Fault(rank, Reason.XdmLien, "Ni fichier, ni dossier");
    }

    private static ushort Short(ReadOnlySpan<byte> header, int at) =>
        BinaryPrimitives.ReadUInt16LittleEndian(header[at..]);

    private static uint Word(ReadOnlySpan<byte> header, int at) =>
        BinaryPrimitives.ReadUInt32LittleEndian(header[at..]);
}
