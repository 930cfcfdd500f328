using System.Security.Cryptography;
using System.Text;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

internal sealed class ActivityDataTests
{
    private static readonly Activite Cabinet = new(new("499700433156004", "Éts"), "SA07");

    [TestCase("", TestName = "Activity_is_read_without_padding")]
    [TestCase("0000", TestName = "Activity_is_read_before_zeros")]
    [TestCase("FFFF", TestName = "Activity_is_read_before_ones")]
    [TestCase("870141", TestName = "Activity_is_read_beside_an_unknown_field")]
    public void Activity_is_read(string rest)
    {
        byte[] data = [.. Fields("Éts", Encoding.UTF8), .. Convert.FromHexString(rest)];

        Assert.That(ActivityData.Read(data), Is.EqualTo(Cabinet));
    }

    [Test]
    public void Name_that_is_no_UTF8_is_read_as_Latin1() =>
        Assert.That(ActivityData.Read([.. Fields("Éts", Encoding.Latin1)]), Is.EqualTo(Cabinet));

    [TestCase("")]
    [TestCase("00000000")]
    [TestCase("FFFF")]
    [TestCase("840141860141")]
    [TestCase("8500")]
    public void Room_for_an_activity_to_come_is_none(string hex) =>
        Assert.That(ActivityData.Read(Convert.FromHexString(hex)), Is.Null);

    [TestCase("85820003414243", "ABC")]
    [TestCase("858103414243", "ABC")]
    public void Long_lengths_are_read(string hex, string structure) =>
        Assert.That(ActivityData.Read(Convert.FromHexString(hex))!.Structure.StructIdNat, Is.EqualTo(structure));

    [TestCase("85", TestName = "Activity_refuses_a_missing_length")]
    [TestCase("850541", TestName = "Activity_refuses_a_length_beyond_the_end")]
    [TestCase("8580", TestName = "Activity_refuses_an_indefinite_length")]
    [TestCase("8581", TestName = "Activity_refuses_a_cut_length")]
    [TestCase("85FF41", TestName = "Activity_refuses_a_length_of_many_bytes")]
    public void Activity_refuses(string hex) => Assert.That(
        () => ActivityData.Read(Convert.FromHexString(hex)), Throws.InstanceOf<CryptographicException>());

    [Property]
    public bool Activity_is_read_or_refused_whatever_the_bytes(byte[] bytes) => IsReadOrRefused(bytes);

    [Property]
    public bool Activity_is_read_or_refused_wherever_it_is_spoilt(byte value, int position)
    {
        byte[] bytes = [.. Fields("Cabinet", Encoding.UTF8)];
        bytes[(uint)position % bytes.Length] = value;
        return IsReadOrRefused(bytes);
    }

    private static bool IsReadOrRefused(byte[] bytes)
    {
        try
        {
            return ActivityData.Read(bytes) is null or { Structure.StructIdNat: not "" };
        }
        catch (CryptographicException)
        {
            return true;
        }
    }

    private static IEnumerable<byte> Fields(string name, Encoding encoding) =>
        [.. Field(0x84, encoding.GetBytes(name)), .. Field(0x85, "499700433156004"u8), .. Field(0x86, "SA07"u8)];

    private static byte[] Field(byte tag, ReadOnlySpan<byte> value) => [tag, (byte)value.Length, .. value];
}
