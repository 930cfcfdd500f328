using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SealerTests : IDisposable
{
    private const string Column = "document.metadata";

    private static readonly byte[] Row = [1, 2, 3];
    private static readonly byte[] Value = [.. "LEFORT CAMILLE"u8];

    private readonly TemporaryFolder _folder = new();

    private string Keys => _folder.File("cles");

    public void Dispose() => _folder.Dispose();

    [Test]
    public void A_value_opens_in_its_place_and_shows_nothing_outside_it([Values(0, 1, 100_000)] int size)
    {
        var sealer = NewSealer();
        var value = StoredContents.Bytes(size);

        var once = sealer.Seal(Column, Row, value);
        var twice = sealer.Seal(Column, Row, value);

        Assert.That(sealer.Open(Column, Row, once), Is.EqualTo(value));
        Assert.That(once, Is.Not.EqualTo(twice), "equal values must not look equal");
    }

    [TestCase("document.title", new byte[] { 1, 2, 3 })]
    [TestCase("document.metadat", new byte[] { 1, 2, 3 })]
    [TestCase(Column, new byte[] { 1, 2, 4 })]
    [TestCase(Column, new byte[] { 1, 2 })]
    [TestCase(Column, new byte[0])]
    public void Given_another_place_When_opened_Then_refused(string column, byte[] row)
    {
        var sealer = NewSealer();
        var sealedValue = sealer.Seal(Column, Row, Value);

        Assert.That(() => sealer.Open(column, row, sealedValue), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Given_any_flipped_bit_When_opened_Then_refused()
    {
        var sealer = NewSealer();
        var sealedValue = sealer.Seal(Column, Row, Value);

        Assert.Multiple(() =>
        {
            for (var i = 0; i < sealedValue.Length; i++)
            {
                var altered = (byte[])sealedValue.Clone();
                altered[i] ^= 0x80;
                DemandRefused(sealer, altered, $"byte {i}");
            }
        });
    }

    [Test]
    public void Given_a_value_that_is_cut_When_opened_Then_refused()
    {
        var sealer = NewSealer();
        var sealedValue = sealer.Seal(Column, Row, Value);

        Assert.Multiple(() =>
        {
            for (var length = 0; length < sealedValue.Length; length++)
            {
                var cut = sealedValue[..length];
                DemandRefused(sealer, cut, $"{length} bytes");
            }
        });
    }

    [Test]
    public void Given_a_new_master_key_When_reopened_Then_old_values_open_and_new_ones_need_the_new_key()
    {
        var before = NewSealer();
        var old = before.Seal(Column, Row, Value);
        File.WriteAllBytes(Path.Combine(Keys, "0002.cle"), RandomNumberGenerator.GetBytes(32));

        var after = NewSealer();

        Assert.That(after.Open(Column, Row, old), Is.EqualTo(Value));
        Assert.That(after.Open(Column, Row, after.Seal(Column, Row, Value)), Is.EqualTo(Value));
        DemandRefused(before, after.Seal(Column, Row, Value), "a key that the ring did not hold yet");
    }

    private static void DemandRefused(Sealer sealer, byte[] sealedValue, string what) =>
        Assert.That(() => sealer.Open(Column, Row, sealedValue), Throws.InstanceOf<CryptographicException>(), what);

    private Sealer NewSealer() => new(KeyRing.Open(Keys));
}
