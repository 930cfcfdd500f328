using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace MonEspaceSante.Server.Storage;

/// <summary>
/// The bytes of documents: one encrypted file each, in 256 folders, since a single folder does not scale with writers.
/// </summary>
internal sealed class ContentStore
{
    private const string TemporaryExtension = ".tmp";

    private readonly string _folder;
    private readonly KeyRing _keys;

    public ContentStore(string folder, KeyRing keys)
    {
        _folder = folder;
        _keys = keys;
        for (var shard = 0; shard <= byte.MaxValue; shard++) PrivateFile.CreateFolder(Path.Combine(folder, $"{shard:x2}"));
        PrivateFile.SyncFolder(folder);
    }

    /// <summary>Opens a new content. It exists once completed; disposed before, nothing is left of it.</summary>
    public ContentWriter Create()
    {
        var id = Guid.NewGuid();
        var path = PathOf(id);
        return new ContentWriter(id, path + TemporaryExtension, path, _keys);
    }

    /// <summary>Streams a content in order. The memory of one block is only valid until the next.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file was altered or cut.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        Guid id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            PathOf(id), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        using var reader = await ContentReader.OpenAsync(id, file, _keys, cancellationToken);
        while (await reader.ReadBlockAsync(cancellationToken) is { IsEmpty: false } block) yield return block;
    }

    /// <summary>The same for messages. A chunk is to be serialised before the next is asked for, as the writer of a call
    /// does before it returns.</summary>
    public async IAsyncEnumerable<ByteString> ReadChunksAsync(
        Guid id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var block in ReadAsync(id, cancellationToken)) yield return UnsafeByteOperations.UnsafeWrap(block);
    }

    /// <summary>The same as a stream, to be read once.</summary>
    public Stream OpenRead(Guid id, CancellationToken cancellationToken) =>
        new BlockStream(ReadAsync(id, cancellationToken).GetAsyncEnumerator(cancellationToken));

    public void Delete(Guid id) => File.Delete(PathOf(id));

    /// <summary>Every content that was completed.</summary>
    public IEnumerable<Guid> Enumerate() =>
        from path in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        where !path.EndsWith(TemporaryExtension, StringComparison.Ordinal)
        select Guid.ParseExact(Path.GetFileName(path), "N");

    /// <summary>Removes what writers left behind that never completed.</summary>
    public int DeleteTemporary()
    {
        var left = Directory.GetFiles(_folder, "*" + TemporaryExtension, SearchOption.AllDirectories);
        Array.ForEach(left, File.Delete);
        return left.Length;
    }

    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(_folder, name[..2], name);
    }
}
