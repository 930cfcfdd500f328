using System.Runtime.Versioning;
using System.Security.Cryptography;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Storage;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class KeyRingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Keys => _folder.File("cles");

    public void Dispose() => _folder.Dispose();

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void Given_no_keys_When_opened_Then_drawn_for_the_owner_alone()
    {
        KeyRing.Open(Keys);

        Assert.That(
            File.GetUnixFileMode(Keys),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.That(
            Directory.GetFiles(Keys).ToDictionary(path => Path.GetFileName(path), File.GetUnixFileMode),
            Is.EquivalentTo(new Dictionary<string, UnixFileMode>
            {
                ["0001.cle"] = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                ["index.cle"] = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
    }

    [Test]
    public void Given_keys_When_opened_again_Then_they_are_the_same()
    {
        var first = KeyRing.Open(Keys);
        var again = KeyRing.Open(Keys);

        Assert.That(again.Derive(1, "a"u8), Is.EqualTo(first.Derive(1, "a"u8)));
        Assert.That(again.DeriveIndexKey("a"u8), Is.EqualTo(first.DeriveIndexKey("a"u8)));
    }

    [Test]
    public void Every_purpose_and_every_ring_has_a_key_of_its_own()
    {
        var ring = KeyRing.Open(Keys);
        var other = KeyRing.Open(_folder.File("autres"));

        byte[][] keys =
        [
            ring.Derive(1, "a"u8), ring.Derive(1, "b"u8), ring.DeriveIndexKey("a"u8), ring.DeriveIndexKey("b"u8),
            other.Derive(1, "a"u8), other.DeriveIndexKey("a"u8),
        ];
        Assert.That(keys.Select(Convert.ToHexString), Is.Unique);
    }

    [TestCase("0002.cle", "0010.cle", ExpectedResult = 10u)]
    [TestCase("9.cle", "10.cle", ExpectedResult = 10u)]
    [TestCase("2026.cle", "note.txt", ExpectedResult = 2026u)]
    public uint The_highest_number_seals(params string[] files)
    {
        KeyRing.Open(Keys);
        foreach (var file in files) AddKey(file);

        return KeyRing.Open(Keys).CurrentNumber;
    }

    [Test]
    public void Given_the_first_key_retired_When_opened_Then_no_other_is_drawn_in_its_place()
    {
        KeyRing.Open(Keys);
        AddKey("0002.cle");
        File.Delete(Path.Combine(Keys, "0001.cle"));

        var ring = KeyRing.Open(Keys);

        Assert.That(() => ring.Derive(1, "a"u8), Throws.InstanceOf<CryptographicException>());
    }

    [Test]
    public void Given_the_index_key_lost_When_opened_Then_refused()
    {
        KeyRing.Open(Keys);
        File.Delete(Path.Combine(Keys, "index.cle"));

        Assert.That(() => KeyRing.Open(Keys), Throws.InstanceOf<FileNotFoundException>());
    }

    [Test]
    public void Given_a_start_cut_between_the_two_keys_When_opened_Then_the_first_is_kept()
    {
        var first = KeyRing.Open(Keys);
        File.Delete(Path.Combine(Keys, "0001.cle"));

        Assert.That(KeyRing.Open(Keys).DeriveIndexKey("a"u8), Is.EqualTo(first.DeriveIndexKey("a"u8)));
    }

    [TestCase(0)]
    [TestCase(31)]
    [TestCase(33)]
    public void Given_a_key_of_another_size_When_opened_Then_refused(int size)
    {
        KeyRing.Open(Keys);
        AddKey("0002.cle", size);

        Assert.That(() => KeyRing.Open(Keys), Throws.InstanceOf<CryptographicException>());
    }

    private void AddKey(string name, int size = 32) =>
        File.WriteAllBytes(Path.Combine(Keys, name), RandomNumberGenerator.GetBytes(size));
}
