using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

/// <summary>Somebody who can write to the disk can destroy a document, but not change it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AlteredContentTests : IDisposable
{
    private const int Header = ContentFormat.HeaderSize;
    private const int Sealed = ContentFormat.BlockSize + ContentFormat.TagSize;
    private const int Blocks = 3;

    private readonly StoredContents _contents = new();

    public void Dispose() => _contents.Dispose();

    [TestCase(0)]
    [TestCase(Header - 1)]
    [TestCase(Header)]
    [TestCase(Header + 1)]
    [TestCase(Header + ContentFormat.TagSize)]
    [TestCase(Header + Sealed)]
    [TestCase(Header + 2 * Sealed)]
    [TestCase(Header + Blocks * Sealed - 1)]
    public Task Given_a_file_that_is_cut_When_read_Then_refused(int length) =>
        DemandRefusedAsync(file => file[..length]);

    [Test]
    public Task Given_a_file_that_is_longer_When_read_Then_refused([Values(1, 16, Sealed)] int more) =>
        DemandRefusedAsync(file => [.. file, .. file[^more..]]);

    [TestCase(0, 1)]
    [TestCase(0, 2)]
    [TestCase(1, 2)]
    public Task Given_swapped_blocks_When_read_Then_refused(int one, int other) => DemandRefusedAsync(file =>
    {
        var swapped = (byte[])file.Clone();
        BlockOf(file, one).CopyTo(BlockOf(swapped, other));
        BlockOf(file, other).CopyTo(BlockOf(swapped, one));
        return swapped;
    });

    [TestCase(0, TestName = "Given_a_flipped_bit_in_the_magic_When_read_Then_refused")]
    [TestCase(7, TestName = "Given_a_flipped_bit_in_the_key_number_When_read_Then_refused")]
    [TestCase(8, TestName = "Given_a_flipped_bit_in_the_wrapped_key_When_read_Then_refused")]
    [TestCase(47, TestName = "Given_a_flipped_bit_at_the_end_of_the_wrapped_key_When_read_Then_refused")]
    [TestCase(Header - 1, TestName = "Given_a_flipped_bit_in_the_nonce_When_read_Then_refused")]
    [TestCase(Header, TestName = "Given_a_flipped_bit_in_the_first_block_When_read_Then_refused")]
    [TestCase(Header + Sealed + 5, TestName = "Given_a_flipped_bit_in_a_middle_block_When_read_Then_refused")]
    [TestCase(Header + Blocks * Sealed - 1, TestName = "Given_a_flipped_bit_in_the_last_tag_When_read_Then_refused")]
    public Task Given_a_flipped_bit_When_read_Then_refused(int position) => DemandRefusedAsync(file =>
    {
        file[position] ^= 1;
        return file;
    });

    [Test]
    public async Task Given_the_file_of_another_document_When_read_Then_refused()
    {
        var one = await _contents.WriteAsync(StoredContents.Bytes(10));
        var other = await _contents.WriteAsync(StoredContents.Bytes(10));
        File.Copy(_contents.FileOf(one), _contents.FileOf(other), overwrite: true);

        Assert.That(() => _contents.ReadAsync(other), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public async Task Given_an_empty_content_that_is_cut_When_read_Then_refused()
    {
        var id = await _contents.WriteAsync();
        var file = _contents.FileOf(id);
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..Header]);

        Assert.That(() => _contents.ReadAsync(id), Throws.InstanceOf<CryptographicException>());
    }

    private static Span<byte> BlockOf(byte[] file, int number) => file.AsSpan(Header + number * Sealed, Sealed);

    private async Task DemandRefusedAsync(Func<byte[], byte[]> alter)
    {
        var id = await _contents.WriteAsync(StoredContents.Bytes(Blocks * ContentFormat.BlockSize));
        var file = _contents.FileOf(id);
        await File.WriteAllBytesAsync(file, alter(await File.ReadAllBytesAsync(file)));

        Assert.That(() => _contents.ReadAsync(id), Throws.InstanceOf<CryptographicException>());
    }
}
