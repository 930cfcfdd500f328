using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Dmp;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.Server.Tests.Messagerie;

/// <summary>Archives of one document whose parts were changed after they were made.</summary>
internal static class AlteredArchive
{
    private const string Document = "DOC00001.XML";
    private const string Metadata = "METADATA.XML";

    /// <summary>One whose METADATA.XML tells something else.</summary>
    public static Task<MemoryStream> TellingAsync(CdaSample sample, string told, string instead) => OfAsync(
        sample, (name, text) => name == Metadata ? text.Replace(told, instead, StringComparison.Ordinal) : text);

    /// <summary>One whose document is another than METADATA.XML was made of.</summary>
    /// <param name="sample">What it was made of.</param>
    /// <param name="change">Makes the other.</param>
    /// <param name="isTold">Whether size and hash are told as they are.</param>
    public static async Task<MemoryStream> HoldingAsync(CdaSample sample, Func<string, string> change, bool isTold = true)
    {
        var before = "";
        using (var archive = await MessageStoryTests.ArchiveAsync(sample, Visibility.Everyone))
        await using (var zip = new ZipArchive(archive))
            before = await TextAsync(zip.Entries.Single(entry => entry.Name == Document));
        var after = change(before);
        return await OfAsync(sample, (name, text) => name switch
        {
            Document => after,
            Metadata when isTold => text
                .Replace(Hash(before), Hash(after), StringComparison.OrdinalIgnoreCase)
                .Replace($">{Size(before)}<", $">{Size(after)}<", StringComparison.Ordinal),
            _ => text,
        });
    }

    /// <summary>One with an entry more.</summary>
    public static Task<MemoryStream> WithAsync(CdaSample sample, string name, byte[] content) =>
        OfAsync(sample, (_, text) => text, (name, content));

    private static async Task<MemoryStream> OfAsync(
        CdaSample sample, Func<string, string, string> change, params (string Name, byte[] Content)[] more)
    {
        using var archive = await MessageStoryTests.ArchiveAsync(sample, Visibility.Everyone);
        var altered = new MemoryStream();
        await using (var from = new ZipArchive(archive))
        await using (var to = new ZipArchive(altered, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
                await AddAsync(to, entry.FullName, Encoding.UTF8.GetBytes(change(entry.Name, await TextAsync(entry))));
            foreach (var (name, content) in more) await AddAsync(to, name, content);
        }

        altered.Position = 0;
        return altered;
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] content)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync();
        await entry.WriteAsync(content);
    }

    private static async Task<string> TextAsync(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(await entry.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(text)));

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);
}
