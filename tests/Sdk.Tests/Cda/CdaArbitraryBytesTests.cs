using MonEspaceSante.Errors;

namespace MonEspaceSante.Sdk.Tests.Cda;

/// <summary>Whatever comes, it is read or it is refused with a reason.</summary>
public class CdaArbitraryBytesTests
{
    private static readonly byte[][] Beginnings =
    [
        [], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x00, 0x00, 0xFE, 0xFF], [0x4C, 0x6F, 0xA7, 0x94],
        [0x3C, 0x00], [.. "<?xml version='1.0' encoding='"u8], [.. "<!DOCTYPE "u8], [.. "<a "u8],
        [.. "<ClinicalDocument xmlns='urn:hl7-org:v3'><"u8],
    ];

    [Property(MaxTest = 2000)]
    public async Task<bool> Arbitrary_bytes_are_refused_with_a_reason(byte beginning, byte[] bytes) =>
        await IsReadOrRefusedAsync([.. Beginnings[beginning % Beginnings.Length], .. bytes]);

    [Property(MaxTest = 1000)]
    public async Task<bool> A_document_with_bytes_overwritten_is_read_or_refused(
        FsCheck.NonNegativeInt position, byte[] bytes)
    {
        using var document = await Documents.Sample.ToStreamAsync();
        var damaged = document.ToArray();
        for (var i = 0; i < bytes.Length; i++)
            damaged[(position.Item * 31 + i) % damaged.Length] = bytes[i];

        return await IsReadOrRefusedAsync(damaged);
    }

    [Property(MaxTest = 1000)]
    public async Task<bool> A_document_with_a_part_moved_is_read_or_refused(
        FsCheck.NonNegativeInt from, byte length, FsCheck.NonNegativeInt to)
    {
        using var stream = await Documents.Sample.ToStreamAsync();
        var document = stream.ToArray().ToList();
        var start = from.Item * 67 % (document.Count - length);
        var part = document.GetRange(start, length);
        document.RemoveRange(start, length);
        document.InsertRange(to.Item * 41 % document.Count, part);

        return await IsReadOrRefusedAsync([.. document]);
    }

    private static async Task<bool> IsReadOrRefusedAsync(byte[] document)
    {
        try
        {
            return await Documents.ReadAsync(new MemoryStream(document)) is not null;
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.Message.Length > 0;
        }
    }
}
