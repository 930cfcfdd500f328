using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

public sealed class MaskingTests(Engine engine) : SandboxFixture(engine)
{
    private static readonly Visibility Masked = Visibility.Everyone with { Professionals = false };

    [Test]
    public async Task Given_a_masked_document_When_another_professional_reads_Then_it_is_as_if_absent()
    {
        var uniqueId = await DepositAsync(Masked);
        await using var other = Cartes.Client("pharmacien");

        var listed = await other.Dmp.FindAsync(PatTrois).AnyAsync(document => document.UniqueId == uniqueId);
        var masked = await Refused.ByAsync(other.Dmp.RetrieveAsync(PatTrois, uniqueId, Stream.Null));
        var absent = await Refused.ByAsync(other.Dmp.RetrieveAsync(PatTrois, "2.25.404", Stream.Null));

        Assert.That(listed, Is.False);
        Assert.That(masked.Reason, Is.EqualTo(Reason.DocumentIntrouvable));
        Assert.That(masked.Message, Is.EqualTo(absent.Message));
        Assert.That(masked.Violations, Is.EqualTo(absent.Violations));
    }

    [Test]
    public async Task Given_masked_documents_between_others_When_listed_one_by_one_Then_no_page_betrays_them()
    {
        var petra = Ins.Parse("207100486108281", InsOid.NirTest);
        string[] shown = [await DepositAsync(Visibility.Everyone, petra), await DepositAsync(Visibility.Everyone, petra)];
        await DepositAsync(Masked, petra);
        string[] latest = [await DepositAsync(Visibility.Everyone, petra)];
        await DepositAsync(Masked, petra);
        await using var other = Cartes.Client("pharmacien");

        var pages = await other.Dmp.FindAsync(petra).AsPages(pageSize: 1).ToListAsync();

        Assert.That(pages.Select(page => page.Items.Count), Is.EqualTo(new[] { 1, 1, 1 }));
        Assert.That(
            pages.Select(page => page.Items[0].UniqueId), Is.EqualTo(latest.Concat(shown.AsEnumerable().Reverse())));
    }

    [Test]
    public async Task Given_a_masked_document_When_its_author_reads_Then_it_is_shown_as_masked()
    {
        var uniqueId = await DepositAsync(Masked);
        await using var author = Cartes.Client("medecin");

        var listed = await author.Dmp.FindAsync(PatTrois).FirstAsync(document => document.UniqueId == uniqueId);
        using var copy = new MemoryStream();
        await author.Dmp.RetrieveAsync(PatTrois, uniqueId, copy);

        Assert.That(listed.Visibility, Is.EqualTo(Masked));
        Assert.That(copy.Length, Is.EqualTo(listed.Size));
    }

    [TestCase(false, true)]
    [TestCase(true, false)]
    public async Task Given_a_document_hidden_from_patient_or_representatives_When_a_professional_reads_Then_shown(
        bool patient, bool representatives)
    {
        var visibility = new Visibility(Professionals: true, patient, representatives);
        var uniqueId = await DepositAsync(visibility);
        await using var other = Cartes.Client("pharmacien");

        var document = await other.Dmp.RetrieveAsync(PatTrois, uniqueId, Stream.Null);

        Assert.That(document.Visibility, Is.EqualTo(visibility));
    }

    [Test]
    public async Task Given_neither_professionals_nor_the_patient_as_readers_When_deposited_Then_refused()
    {
        var refusal = await Refused.ByAsync(DepositAsync(new Visibility(false, false, true)));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.VisibilitesIncompatibles));
    }

    private async Task<string> DepositAsync(Visibility visibility, Ins? patient = null)
    {
        await using var author = Cartes.Client("medecin");
        var sample = Consultation.By(Cartes["medecin"], patient ?? PatTrois);
        await using var cda = await sample.ToStreamAsync();
        await author.Dmp.SubmitAsync(patient ?? PatTrois, cda, visibility);
        return sample.UniqueId;
    }
}
