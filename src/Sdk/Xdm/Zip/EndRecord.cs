using System.Buffers.Binary;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>The end of a zip, which tells where its directory is.</summary>
/// <remarks>APPNOTE 4.3.16. Taken only where it ends the file and follows the directory: a zip that could be read in
/// two ways is read in none.</remarks>
internal sealed record EndRecord(int Count, long DirectoryOffset, int DirectorySize)
{
    private const int Length = 22;
    private const int MaxDirectoryBytes = 4 * 1024 * 1024;

    private static ReadOnlySpan<byte> Signature => "PK\u0005\u0006"u8;

    private static ReadOnlySpan<byte> EntrySignature => "PK\u0003\u0004"u8;

    public static async Task<EndRecord> FindAsync(
        ArchiveSource source, XdmLimits limits, CancellationToken cancellationToken)
    {
        var count = (int)Math.Min(source.Length, Length + ushort.MaxValue);
        var tail = await source.ReadAsync(source.Length - count, count, cancellationToken).ConfigureAwait(false);
        for (var at = count - Length; at >= 0; at--)
        {
            if (EndsAt(tail.AsSpan(at)))
                return Read(tail.AsSpan(at), source.Length - count + at, limits);
        }

        throw await WithoutEndAsync(source, cancellationToken).ConfigureAwait(false);
    }

    private static bool EndsAt(ReadOnlySpan<byte> record) =>
        record.StartsWith(Signature)
        && BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == record.Length - Length;

    private static EndRecord Read(ReadOnlySpan<byte> record, long position, XdmLimits limits)
    {
        var volumes = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]);
        var here = BinaryPrimitives.ReadUInt16LittleEndian(record[8..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        if (count > limits.MaxEntries || (size > MaxDirectoryBytes && size < uint.MaxValue))
            throw Refusal.Because(Reason.XdmTropDEntrees, "limit_entries", $"{limits.MaxEntries}");
        if (volumes != 0 || here != count)
            throw ZipFault.Because(Reason.XdmZipNonPrisEnCharge, "Zip en plusieurs volumes");
        if (size == uint.MaxValue || offset == uint.MaxValue)
            throw ZipFault.Because(Reason.XdmZipNonPrisEnCharge, "Zip64");
        return offset + (long)size == position
            ? new EndRecord(count, offset, (int)size)
            : throw ZipFault.Damaged("Le répertoire n'est pas où la fin du zip l'annonce");
    }

    private static async Task<MonEspaceSanteException> WithoutEndAsync(
        ArchiveSource source, CancellationToken cancellationToken)
    {
        if (source.Length < EntrySignature.Length)
            return Refusal.Because(Reason.XdmPasZip);
        var beginning = await source.ReadAsync(0, EntrySignature.Length, cancellationToken).ConfigureAwait(false);
        return beginning.AsSpan().SequenceEqual(EntrySignature)
            ? ZipFault.Because(Reason.XdmTronquee, "La fin du zip (répertoire) manque, ou autre chose la suit")
            : Refusal.Because(Reason.XdmPasZip);
    }
}
