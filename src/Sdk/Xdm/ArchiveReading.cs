using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Xdm.Metadata;
using MonEspaceSante.Xdm.Zip;

namespace MonEspaceSante.Xdm;

/// <summary>Reads one archive: its directory, its metadata, then every entry, each decompressed once.</summary>
internal sealed class ArchiveReading(ArchiveSource source, XdmLimits limits)
{
    private readonly Inflation _inflation = new(limits);
    private readonly List<FoundDocument> _found = [];
    private readonly List<XdmSubmissionSet> _sets = [];

    public async Task<XdmArchive> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = await ZipDirectory.ReadAsync(source, limits, cancellationToken).ConfigureAwait(false);
        var layout = new ArchiveLayout(entries);
        foreach (var entry in layout.Metadata)
            await ReadMetadataAsync(entry, layout, cancellationToken).ConfigureAwait(false);
        layout.RefuseUntold();
        foreach (var (told, entry) in _found)
            await VerifyAsync(new DocumentStream(Open(entry), told), cancellationToken).ConfigureAwait(false);
        foreach (var entry in layout.Others)
            await VerifyAsync(Open(entry), cancellationToken).ConfigureAwait(false);
        return new XdmArchive(source, _sets, _found, limits);
    }

    private async Task ReadMetadataAsync(ZipEntry entry, ArchiveLayout layout, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(entry, cancellationToken).ConfigureAwait(false);
        var set = RegistryReading.Read(bytes, entry.Folder, out var told);
        _found.AddRange(told.Select(document => new FoundDocument(document, layout.Take(document))));
        _sets.Add(set);
    }

    private async Task<byte[]> ReadBytesAsync(ZipEntry entry, CancellationToken cancellationToken)
    {
        // One byte more than is told: what is longer is told by it, and what is not is read to its end, so verified.
        var buffer = new byte[Math.Min(entry.Size, XdmLimits.MaxMetadataBytes) + 1];
        var content = Open(entry);
        await using (content.ConfigureAwait(false))
        {
            var count = await content
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            if (count < buffer.Length)
                return buffer[..count];
            throw entry.Size > XdmLimits.MaxMetadataBytes
                ? RegistryTree.TooComplex("Les métadonnées sont anormalement longues", line: 1)
                : entry.Fault(Reason.XdmEndommagee, "L'entrée est plus longue que le zip ne l'annonce");
        }
    }

    private EntryStream Open(ZipEntry entry) => new(source, entry, _inflation);

    private static async Task VerifyAsync(Stream content, CancellationToken cancellationToken)
    {
        await using (content.ConfigureAwait(false))
        {
            await content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }
    }
}
