using System.Text;
using FsCheck;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Xdm;
using MonEspaceSante.Xdm.Metadata;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>Whatever comes, it is read or it is refused with a reason, within the limits.</summary>
public class XdmPropertyTests
{
    private const long Largest = 64 * 1024;

    // A zip tells most of itself at its end.
    private const int DirectoryLength = 200;

    private static readonly byte[] Small = SmallArchive.Zip().ToArray();
    private static readonly Lazy<Task<byte[]>> Written = new(() => Archives.BytesAsync(Archives.Samples[0]));

    private static readonly byte[][] Beginnings =
        [[], [.. "PK\u0003\u0004"u8], [.. "PK\u0005\u0006"u8], [.. "PK\u0005\u0006\0\0\0\0\u0001\0\u0001\0"u8]];

    [Property(MaxTest = 500)]
    public async Task<bool> Arbitrary_bytes_are_refused(byte beginning, byte[] bytes) =>
        !await IsReadAsync([.. Beginnings[beginning % Beginnings.Length], .. bytes]);

    [Property(MaxTest = 500)]
    public async Task<bool> An_archive_with_bytes_overwritten_is_read_or_refused(NonNegativeInt position, byte[] bytes)
    {
        var archive = (await Written.Value).ToArray();
        await IsReadAsync(Overwrite(archive, position.Item * 31 % archive.Length, bytes));
        return true;
    }

    [Property(MaxTest = 1000)]
    public async Task<bool> A_directory_with_bytes_overwritten_is_read_or_refused(NonNegativeInt position, byte[] bytes)
    {
        var archive = Small.ToArray();
        await IsReadAsync(Overwrite(archive, archive.Length - 1 - (position.Item % DirectoryLength), bytes));
        return true;
    }

    [Property(MaxTest = 500)]
    public async Task<bool> An_archive_with_a_part_moved_is_read_or_refused(NonNegativeInt from, byte length, NonNegativeInt to)
    {
        var archive = Small.ToList();
        var start = from.Item * 7 % (archive.Count - length);
        var part = archive.GetRange(start, length);
        archive.RemoveRange(start, length);
        archive.InsertRange(to.Item * 11 % archive.Count, part);
        await IsReadAsync([.. archive]);
        return true;
    }

    [Property(MaxTest = 500)]
    public async Task<bool> Metadata_with_bytes_overwritten_are_read_or_refused(NonNegativeInt position, byte[] bytes)
    {
        var metadata = Encoding.UTF8.GetBytes(SmallArchive.Metadata);
        var zip = new HandmadeZip()
            .Add(
                Encoding.UTF8.GetBytes(SmallArchive.MetadataPath),
                Overwrite(metadata, position.Item * 31 % metadata.Length, bytes))
            .Add(SmallArchive.DocumentPath, SmallArchive.Document);
        await IsReadAsync(zip.ToArray());
        return true;
    }

    [Property(MaxTest = 500)]
    public async Task<bool> Metadata_of_arbitrary_bytes_or_elements_are_refused(bool asElements, byte[] bytes, NonNull<string> text)
    {
        var metadata = asElements
            ? Encoding.UTF8.GetBytes($"<SubmitObjectsRequest>{text.Item}</SubmitObjectsRequest>")
            : [.. Encoding.UTF8.GetBytes(text.Item), .. bytes];
        var zip = new HandmadeZip()
            .Add(Encoding.UTF8.GetBytes(SmallArchive.MetadataPath), metadata)
            .Add(SmallArchive.DocumentPath, SmallArchive.Document);
        return !await IsReadAsync(zip.ToArray());
    }

    [Property(MaxTest = 500)]
    public bool A_text_of_the_registry_is_read_back(NonNull<string> first, NonNull<string> second)
    {
        var components = Hl7Value.Components($"{Hl7Value.Of(first.Item)}^{Hl7Value.Of(second.Item)}");
        return components.Length == 2
            && Hl7Value.Text(components, 0) == first.Item
            && Hl7Value.Text(components, 1) == second.Item;
    }

    private static byte[] Overwrite(byte[] target, int position, byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
            target[(position + i) % target.Length] = bytes[i];
        return target;
    }

    // Anything but a typed refusal fails the property; what is read holds what it tells, within the limits.
    private static async Task<bool> IsReadAsync(byte[] bytes)
    {
        try
        {
            await using var archive = await XdmArchive.ReadAsync(
                new MemoryStream(bytes), new XdmLimits { MaxTotalBytes = Largest });
            foreach (var document in archive.Documents)
            {
                if ((await Archives.BytesAsync(archive, document)).Length != document.Size || document.Size > Largest)
                    throw new InvalidOperationException("A document is not what was told");
            }

            return true;
        }
        catch (DocumentRefusedException refusal)
            when (refusal.Reason is >= Reason.XdmPasZip and <= Reason.XdmEmpreinteDifferente)
        {
            return false;
        }
    }
}
