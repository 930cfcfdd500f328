using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using MonEspaceSante.Server.Storage;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ContentStoreTests : IDisposable
{
    private const int Block = ContentFormat.BlockSize;

    private readonly StoredContents _contents = new();

    public void Dispose() => _contents.Dispose();

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(Block - 1)]
    [TestCase(Block)]
    [TestCase(Block + 1)]
    [TestCase(4 * Block)]
    [TestCase(5 * Block + 7)]
    public async Task Given_a_content_When_completed_Then_read_back_in_blocks(int size)
    {
        var bytes = StoredContents.Bytes(size);

        var id = await _contents.WriteAsync(bytes);

        Assert.That(await _contents.ReadAsync(id), Is.EqualTo(bytes));
        Assert.That(_contents.Files(), Is.EqualTo(new[] { _contents.FileOf(id) }));
    }

    [Property(MaxTest = 25)]
    public Property However_a_content_is_cut_into_chunks_it_is_the_same()
    {
        var chunkings = Gen.Choose(0, 2 * Block).ListOf().Where(sizes => sizes.Count < 20).ToArbitrary();
        return Prop.ForAll(chunkings, async sizes =>
        {
            var bytes = StoredContents.Bytes(sizes.Sum());

            var id = await _contents.WriteAsync(Cut(bytes, sizes));

            return (await _contents.ReadAsync(id)).AsSpan().SequenceEqual(bytes);
        });
    }

    [Test]
    public async Task Given_bytes_that_repeat_When_stored_Then_the_file_shows_neither_them_nor_their_repetition()
    {
        var secret = Enumerable.Repeat("NIR 279035121518989 "u8.ToArray(), Block / 10)
            .SelectMany(line => line).ToArray();

        var file = await File.ReadAllBytesAsync(_contents.FileOf(await _contents.WriteAsync(secret)));

        Assert.That(file.AsSpan().IndexOf("279035121518989"u8), Is.Negative);
        Assert.That(file.Chunk(16).Select(Convert.ToHexString), Is.Unique);
    }

    [TestCase(0)]
    [TestCase(Block / 2)]
    [TestCase(3 * Block)]
    public async Task Given_a_content_that_is_not_completed_When_disposed_Then_nothing_is_left(int written)
    {
        var writer = _contents.Store.Create();
        await writer.WriteAsync(StoredContents.Bytes(written), CancellationToken.None);
        Assert.That(_contents.Files(), Has.Count.EqualTo(1));

        await writer.DisposeAsync();

        Assert.That(_contents.Files(), Is.Empty);
    }

    [Test]
    public async Task Given_a_content_that_is_not_completed_When_enumerated_Then_only_completed_ones_are_told()
    {
        await using var writer = _contents.Store.Create();
        var complete = await _contents.WriteAsync(StoredContents.Bytes(10));

        Assert.That(_contents.Store.Enumerate(), Is.EqualTo(new[] { complete }));
        Assert.That(_contents.Store.DeleteTemporary(), Is.EqualTo(1));
        Assert.That(_contents.Files(), Is.EqualTo(new[] { _contents.FileOf(complete) }));
    }

    [Test]
    public async Task Given_a_new_master_key_When_reopened_Then_old_contents_open_and_new_ones_use_the_new_key()
    {
        var old = await _contents.WriteAsync(StoredContents.Bytes(Block + 1));
        await File.WriteAllBytesAsync(Path.Combine(_contents.Keys, "0002.cle"), RandomNumberGenerator.GetBytes(32));

        var store = _contents.Reopen();
        await using var writer = store.Create();
        await writer.CompleteAsync(CancellationToken.None);

        Assert.That(await ToListAsync(store.ReadAsync(old, CancellationToken.None)), Has.Count.EqualTo(2));
        Assert.That(KeyNumber(_contents.FileOf(old)), Is.EqualTo(1));
        Assert.That(KeyNumber(_contents.FileOf(writer.Id)), Is.EqualTo(2));
    }

    private static int KeyNumber(string file) => File.ReadAllBytes(file)[7];

    private static IEnumerable<ReadOnlyMemory<byte>> Cut(byte[] bytes, IEnumerable<int> sizes)
    {
        var rest = bytes.AsMemory();
        foreach (var size in sizes)
        {
            yield return rest[..size];
            rest = rest[size..];
        }
    }

    private static async Task<List<int>> ToListAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        var sizes = new List<int>();
        await foreach (var block in blocks) sizes.Add(block.Length);
        return sizes;
    }
}
