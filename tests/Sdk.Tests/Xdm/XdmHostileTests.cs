using System.Text;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Xdm;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>Archives made to harm whoever reads them, and what goes wrong on the way.</summary>
internal sealed class XdmHostileTests
{
    private const uint SymbolicLink = 0xA1FF0000;
    private const uint Pipe = 0x11FF0000;
    private const uint ReparsePoint = 0x400;

    [TestCase("../evil.txt")]
    [TestCase("IHE_XDM/../../evil.txt")]
    [TestCase("/etc/passwd")]
    [TestCase(@"IHE_XDM\SUBSET01\DOC.XML")]
    [TestCase(@"..\evil.txt")]
    [TestCase("C:/evil.txt")]
    [TestCase("a//b")]
    [TestCase("./a")]
    [TestCase("a\u0000b")]
    [TestCase("")]
    public void Names_that_lead_elsewhere_are_refused(string name) =>
        AssertRefused(new HandmadeZip().Add("README.TXT", "x").Add(name, "x"), Reason.XdmNomDangereux, rank: 2);

    [TestCase("A.TXT", "A.TXT")]
    [TestCase("A.TXT", "a.txt")]
    [TestCase("é.TXT", "e\u0301.TXT")]
    [TestCase("A", "A/")]
    public void Names_that_one_disk_could_not_hold_together_are_refused(string first, string second) =>
        AssertRefused(
            new HandmadeZip().Add(first, "x").Add(second, "", new() { Method = 0 }), Reason.XdmNomEnDouble, rank: 2);

    [TestCase(0)]
    [TestCase(1 << 11)]
    public void Names_in_another_encoding_are_refused(int flags) =>
        AssertRefused(
            new HandmadeZip().Add(Encoding.Latin1.GetBytes("Compte rendu été.xml"), [1], new() { Flags = flags }),
            Reason.XdmNomEncodage,
            rank: 1);

    [Test]
    public void A_second_name_beside_the_first_is_refused()
    {
        byte[] other = [0x75, 0x70, 10, 0, 1, 0, 0, 0, 0, .. "B.TXT"u8];

        AssertRefused(new HandmadeZip().Add("A.TXT", "x", new() { Extra = other }), Reason.XdmNomEncodage, rank: 1);
    }

    [TestCase(SymbolicLink)]
    [TestCase(Pipe)]
    [TestCase(ReparsePoint)]
    public void Links_and_special_files_are_refused(uint attributes) =>
        AssertRefused(new HandmadeZip().Add("a", "/etc/passwd", new() { Attributes = attributes }), Reason.XdmLien, rank: 1);

    [TestCase(1, 8)]
    [TestCase(1 << 6, 8)]
    [TestCase(1 << 13, 0)]
    [TestCase(0, 99)]
    public void Encrypted_entries_are_refused(int flags, int method) =>
        AssertRefused(
            new HandmadeZip().Add("a", "x", new() { Flags = flags, Method = method }), Reason.XdmChiffree, rank: 1);

    [TestCase(9)]
    [TestCase(12)]
    [TestCase(93)]
    public void Other_compressions_are_refused(int method) =>
        AssertRefused(new HandmadeZip().Add("a", "x", new() { Method = method }), Reason.XdmZipNonPrisEnCharge, rank: 1);

    [Test]
    public void Sizes_of_64_bits_are_refused() =>
        AssertRefused(
            new HandmadeZip().Add("a", "x", new() { Size = uint.MaxValue }), Reason.XdmZipNonPrisEnCharge, rank: 1);

    [Test]
    public void Given_more_entries_than_read_When_read_Then_refused_with_the_limit()
    {
        var zip = new HandmadeZip();
        for (var i = 0; i < 5; i++)
            zip.Add($"{i}.TXT", "");

        var refusal = Archives.Refusal(zip.ToArray(), new XdmLimits { MaxEntries = 4 });

        Assert.That((refusal.Reason, refusal.Details["limit_entries"]), Is.EqualTo((Reason.XdmTropDEntrees, "4")));
    }

    [Test]
    public void Given_a_bomb_beside_good_documents_When_read_Then_stopped_by_its_ratio()
    {
        var archive = SmallArchive.Zip().Add("BOMB.TXT"u8.ToArray(), new byte[4 * 1024 * 1024]).ToArray();

        var refusal = Archives.Refusal(archive);

        Assert.That((refusal.Reason, refusal.Details["limit_ratio"]), Is.EqualTo((Reason.XdmTropComprimee, "200")));
    }

    [Test]
    public void Given_a_bomb_that_tells_to_be_small_When_read_Then_stopped_by_what_it_gives()
    {
        var archive = SmallArchive.Zip()
            .Add("BOMB.TXT"u8.ToArray(), new byte[4 * 1024 * 1024], new() { Size = 10 }).ToArray();

        Assert.That(Archives.Refusal(archive).Reason, Is.EqualTo(Reason.XdmTropComprimee));
    }

    [Test]
    public void Given_many_files_When_they_exceed_the_total_Then_stopped()
    {
        var zip = SmallArchive.Zip();
        for (var i = 0; i < 8; i++)
            zip.Add(Encoding.ASCII.GetBytes($"{i}.TXT"), new byte[900 * 1024]);

        var refusal = Archives.Refusal(zip.ToArray(), new XdmLimits { MaxTotalBytes = 4 * 1024 * 1024 });

        Assert.That((refusal.Reason, refusal.Details["limit_bytes"]), Is.EqualTo((Reason.XdmTropComprimee, "4194304")));
    }

    [Test]
    public void Entries_that_share_bytes_are_refused() =>
        AssertRefused(
            new HandmadeZip().Add("a", "x").Add("a2", "x", new() { Offset = 0 }), Reason.XdmEndommagee, rank: 2);

    private static void AssertRefused(HandmadeZip zip, Reason reason, int rank)
    {
        var refusal = Archives.Refusal(zip.ToArray());

        Assert.That((refusal.Reason, refusal.Violations.Single().Field), Is.EqualTo((reason, $"zip/entry[{rank}]")));
    }
}
