using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Tests.Cda;
using MonEspaceSante.Xdm;
using NUnit.Framework;

namespace MonEspaceSante.Sdk.Tests.Xdm;

/// <summary>What happens to archives on their way.</summary>
internal sealed class XdmDamageTests
{
    private static readonly Lazy<Task<byte[]>> Good = new(() => Archives.BytesAsync(Archives.Samples[0]));

    [TestCase("")]
    [TestCase("PK")]
    [TestCase("%PDF-1.4\n%%EOF\n")]
    [TestCase("<ClinicalDocument xmlns='urn:hl7-org:v3'></ClinicalDocument>")]
    public void Another_file_is_no_zip(string content) =>
        Assert.That(Archives.Refusal(System.Text.Encoding.ASCII.GetBytes(content)).Reason, Is.EqualTo(Reason.XdmPasZip));

    [Test]
    public void A_zip_of_nothing_holds_no_metadata() =>
        Assert.That(Archives.Refusal(new HandmadeZip().ToArray()).Reason, Is.EqualTo(Reason.XdmMetadonneesAbsentes));

    [Test]
    public async Task A_zip_cut_anywhere_is_told_to_be_cut()
    {
        var archive = await Good.Value;
        for (var length = 4; length < archive.Length; length += 37)
            Assert.That(Archives.Refusal(archive[..length]).Reason, Is.EqualTo(Reason.XdmTronquee), $"{length} bytes");
    }

    [Test]
    public async Task A_zip_that_something_follows_or_precedes_is_not_taken()
    {
        var archive = await Good.Value;

        Assert.That(Archives.Refusal([.. archive, 0]).Reason, Is.EqualTo(Reason.XdmTronquee));
        Assert.That(Archives.Refusal([.. "MZ"u8, .. archive]).Reason, Is.EqualTo(Reason.XdmEndommagee));
    }

    [Test]
    public async Task A_flipped_bit_of_a_compressed_document_is_found()
    {
        var archive = (await Good.Value).ToArray();
        archive[200] ^= 0x10;

        Assert.That(Archives.Refusal(archive).Reason, Is.EqualTo(Reason.XdmEndommagee));
    }

    [Test]
    public async Task Given_an_archive_larger_than_read_When_read_Then_refused_with_the_limit([Values] bool seekable)
    {
        var archive = await Good.Value;
        var limits = new XdmLimits { MaxArchiveBytes = archive.Length - 1 };
        Stream source = seekable ? new MemoryStream(archive) : new PiecemealStream(archive, [512]);

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => XdmArchive.ReadAsync(source, limits))!;

        Assert.That(
            (refusal.Reason, refusal.Details["limit_bytes"]), Is.EqualTo((Reason.XdmTropGrande, $"{archive.Length - 1}")));
    }

    [Test]
    public async Task Given_a_source_that_stands_further_on_When_read_Then_read_from_there()
    {
        var archived = await Good.Value;
        using var source = new MemoryStream([.. "before"u8, .. archived]) { Position = 6 };

        await using var archive = await XdmArchive.ReadAsync(source);

        Assert.That(await Archives.BytesAsync(archive, archive.Documents[0]), Has.Length.EqualTo(archive.Documents[0].Size));
    }

    [Test]
    public async Task Given_a_source_that_changes_When_a_document_is_opened_Then_reading_it_is_refused()
    {
        var bytes = (await Good.Value).ToArray();
        await using var archive = await XdmArchive.ReadAsync(new MemoryStream(bytes));
        bytes[200] ^= 0x10;

        var refusal = Assert.CatchAsync<DocumentRefusedException>(() => Archives.BytesAsync(archive, archive.Documents[0]))!;

        Assert.That(refusal.Reason, Is.EqualTo(Reason.XdmEndommagee));
    }

    [Test]
    public async Task Given_a_document_of_another_archive_When_opened_Then_that_is_an_error()
    {
        await using var archive = await XdmArchive.ReadAsync(new MemoryStream(await Good.Value));

        Assert.That(
            () => archive.Open(archive.Documents[0] with { Path = "IHE_XDM/SUBSET01/DOC00009.XML" }), Throws.ArgumentException);
    }
}
