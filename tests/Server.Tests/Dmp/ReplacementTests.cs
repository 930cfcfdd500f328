using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

public sealed class ReplacementTests(Engine engine) : SandboxFixture(engine)
{
    private const string PredecessorField = "ClinicalDocument/relatedDocument/parentDocument/id";

    [Test]
    public async Task Given_a_document_When_its_author_replaces_it_Then_it_is_deprecated_and_keeps_its_lineage()
    {
        await using var author = Cartes.Client("medecin");
        var first = await DepositAsync(author, Sample());

        var second = await DepositAsync(author, Sample() with { Replaces = first.UniqueId });
        var third = await DepositAsync(author, Sample() with { Replaces = second.UniqueId });
        var listed = await ListAsync(author);

        Assert.That(listed[first.UniqueId].Status, Is.EqualTo(DocumentStatus.Deprecated));
        Assert.That(listed[second.UniqueId].Status, Is.EqualTo(DocumentStatus.Deprecated));
        Assert.That(listed[third.UniqueId].Status, Is.EqualTo(DocumentStatus.Approved));
        Assert.That(new[] { second, third }.Select(document => document.LogicalId), Is.All.EqualTo(first.LogicalId));
        Assert.That(third.EntryId, Is.Not.EqualTo(first.EntryId));
    }

    [Test]
    public async Task Given_a_replaced_document_When_replaced_again_Then_refused_and_told_by_which()
    {
        await using var author = Cartes.Client("medecin");
        var first = await DepositAsync(author, Sample());
        var second = await DepositAsync(author, Sample() with { Replaces = first.UniqueId });

        var refusal = await RefusedAsync(author, Sample() with { Replaces = first.UniqueId });

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PredecesseurRemplace));
        Assert.That(refusal.Details["replaced_by"], Is.EqualTo(second.UniqueId));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo(PredecessorField));
    }

    [Test]
    public async Task Given_a_document_of_somebody_else_When_replaced_Then_refused()
    {
        await using var author = Cartes.Client("medecin");
        await using var other = Cartes.Client("infirmier");
        var first = await DepositAsync(author, Sample());

        var refusal = await RefusedAsync(other, Sample("infirmier") with { Replaces = first.UniqueId });

        Assert.That(refusal.Reason, Is.EqualTo(Reason.RemplacementInterdit));
        Assert.That((await ListAsync(author))[first.UniqueId].Status, Is.EqualTo(DocumentStatus.Approved));
    }

    [Test]
    public async Task Given_a_masked_document_of_somebody_else_When_replaced_Then_refused_as_if_absent()
    {
        await using var author = Cartes.Client("medecin");
        await using var other = Cartes.Client("infirmier");
        var masked = await DepositAsync(author, Sample(), Visibility.Everyone with { Professionals = false });

        var refusal = await RefusedAsync(other, Sample("infirmier") with { Replaces = masked.UniqueId });

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PredecesseurIntrouvable));
    }

    [TestCase("2.25.12345678901234567890")]
    [TestCase("1.2.250.1.213.1.1.9^VERSION_1")]
    public async Task Given_no_predecessor_in_the_dossier_When_replaced_Then_refused(string predecessor)
    {
        await using var author = Cartes.Client("medecin");

        var refusal = await RefusedAsync(author, Sample() with { Replaces = predecessor });

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PredecesseurIntrouvable));
        Assert.That(refusal.Violations[0].Field, Is.EqualTo(PredecessorField));
    }

    [Test]
    public async Task Given_a_predecessor_in_another_dossier_When_replaced_Then_refused()
    {
        var otherPatient = Ins.Parse("207100486108281", InsOid.NirTest);
        await using var author = Cartes.Client("medecin");
        var elsewhere = await DepositAsync(author, Sample() with { Patient = otherPatient });

        var refusal = await RefusedAsync(author, Sample() with { Replaces = elsewhere.UniqueId });

        Assert.That(refusal.Reason, Is.EqualTo(Reason.PredecesseurIntrouvable));
    }

    [Test]
    public async Task Given_two_replacements_of_one_document_at_once_When_deposited_Then_exactly_one_wins()
    {
        await using var author = Cartes.Client("medecin");
        var first = await DepositAsync(author, Sample());
        CdaSample[] rivals = [Sample() with { Replaces = first.UniqueId }, Sample() with { Replaces = first.UniqueId }];

        var outcomes = await Task.WhenAll(rivals.Select(rival => OutcomeAsync(author, rival)));

        Assert.That(outcomes, Is.EquivalentTo(new[] { Reason.Unspecified, Reason.PredecesseurRemplace }));
        var loser = rivals[Array.IndexOf(outcomes, Reason.PredecesseurRemplace)];
        Assert.That(await Store.CountDocumentsAsync(loser.UniqueId), Is.Zero);
    }

    private CdaSample Sample(string author = "medecin") => Consultation.By(Cartes[author], PatTrois);

    private static async Task<Reason> OutcomeAsync(MonEspaceSanteClient client, CdaSample sample)
    {
        try
        {
            await DepositAsync(client, sample);
            return Reason.Unspecified;
        }
        catch (MonEspaceSanteException refusal)
        {
            return refusal.Reason;
        }
    }

    private async Task<MonEspaceSanteException> RefusedAsync(MonEspaceSanteClient client, CdaSample sample)
    {
        var refusal = await Refused.ByAsync(DepositAsync(client, sample));
        Assert.That(await Store.CountDocumentsAsync(sample.UniqueId), Is.Zero);
        return refusal;
    }

    private static async Task<Document> DepositAsync(
        MonEspaceSanteClient client, CdaSample sample, Visibility? visibility = null)
    {
        await using var cda = await sample.ToStreamAsync();
        return (await client.Dmp.SubmitAsync(sample.Patient, cda, visibility ?? Visibility.Everyone)).Documents[0];
    }

    private static async Task<Dictionary<string, Document>> ListAsync(MonEspaceSanteClient client) =>
        await client.Dmp.FindAsync(PatTrois, new() { OldVersions = Inclusion.Included }).ToDictionaryAsync(document => document.UniqueId);
}
