using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Storage;

/// <summary>A content store in a folder of its own.</summary>
internal sealed class StoredContents : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StoredContents() => Store = Reopen();

    public ContentStore Store { get; }

    public string Keys => _folder.File("cles");

    private string Contents => _folder.File("documents");

    /// <summary>The store as a server finds it when it starts again.</summary>
    public ContentStore Reopen() => new(Contents, KeyRing.Open(Keys));

    public IReadOnlyList<string> Files() => Directory.GetFiles(Contents, "*", SearchOption.AllDirectories);

    public string FileOf(Guid id) => Files().Single(path => Path.GetFileName(path) == id.ToString("N"));

    public async Task<Guid> WriteAsync(params IEnumerable<ReadOnlyMemory<byte>> chunks)
    {
        await using var writer = Store.Create();
        foreach (var chunk in chunks) await writer.WriteAsync(chunk, CancellationToken.None);
        await writer.CompleteAsync(CancellationToken.None);
        return writer.Id;
    }

    public async Task<byte[]> ReadAsync(Guid id)
    {
        using var copy = new MemoryStream();
        await foreach (var block in Store.ReadAsync(id, CancellationToken.None)) copy.Write(block.Span);
        return copy.ToArray();
    }

    /// <summary>Bytes that tell every place from every other.</summary>
    public static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++) bytes[i] = (byte)(i ^ (i >> 8) ^ (i >> 16));
        return bytes;
    }

    public void Dispose() => _folder.Dispose();
}
