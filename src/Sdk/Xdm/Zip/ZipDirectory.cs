using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Xdm.Zip;

/// <summary>The entries of a zip, once its directory and their own headers tell the same.</summary>
internal static class ZipDirectory
{
    public static async Task<IReadOnlyList<ZipEntry>> ReadAsync(
        ArchiveSource source, XdmLimits limits, CancellationToken cancellationToken)
    {
        var end = await EndRecord.FindAsync(source, limits, cancellationToken).ConfigureAwait(false);
        var bytes = await source.ReadAsync(end.DirectoryOffset, end.DirectorySize, cancellationToken)
            .ConfigureAwait(false);
        var entries = Parse(bytes, end.Count);
        RefuseDoubles(entries);
        return await LocateAsync(entries, source, end.DirectoryOffset, cancellationToken).ConfigureAwait(false);
    }

    private static List<ZipEntry> Parse(ReadOnlyMemory<byte> directory, int count)
    {
        var entries = new List<ZipEntry>(count);
        for (var rank = 1; rank <= count; rank++)
        {
            entries.Add(DirectoryHeader.Read(directory, rank, out var length));
            directory = directory[length..];
        }

        return directory.IsEmpty ? entries : throw ZipFault.Damaged("Le répertoire est plus long qu'annoncé");
    }

    // Windows knows no case in names, and systems differ in how they compose accents.
    private static void RefuseDoubles(IEnumerable<ZipEntry> entries)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!names.Add(entry.Name.TrimEnd('/').Normalize()))
                throw entry.Fault(Reason.XdmNomEnDouble, "Une entrée précédente porte ce nom");
        }
    }

    // Entries that share bytes are how the densest zip bombs are made.
    private static async Task<IReadOnlyList<ZipEntry>> LocateAsync(
        IEnumerable<ZipEntry> entries, ArchiveSource source, long directoryOffset, CancellationToken cancellationToken)
    {
        var located = new List<ZipEntry>();
        var free = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.HeaderOffset))
        {
            if (entry.HeaderOffset < free)
                throw entry.Fault(Reason.XdmEndommagee, "L'entrée chevauche la précédente");
            var own = await EntryHeader.LocateAsync(entry, source, cancellationToken).ConfigureAwait(false);
            free = own.DataOffset + own.PackedSize;
            if (free > directoryOffset)
                throw entry.Fault(Reason.XdmEndommagee, "L'entrée chevauche le répertoire");
            located.Add(own);
        }

        return [.. located.OrderBy(entry => entry.Rank)];
    }
}
