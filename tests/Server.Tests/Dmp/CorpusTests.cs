using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.RealComponents;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>Documents that nobody on this project wrote, fed and read through the SDK.</summary>
public sealed class CorpusTests(Engine engine) : SandboxFixture(engine)
{
    private static IEnumerable<CorpusVerdict> Accepted => CorpusVerdicts.All.Where(verdict => verdict.IsAccepted);

    private static IEnumerable<CorpusVerdict> Refusals => CorpusVerdicts.All.Where(verdict => !verdict.IsAccepted);

    [TestCaseSource(nameof(Accepted))]
    public async Task Given_a_published_document_within_the_rules_When_deposited_Then_read_back_byte_for_byte(
        CorpusVerdict verdict)
    {
        var path = Corpus.File($"cda/{verdict.File}");
        await using var client = Client(verdict);

        var submission = await DepositAsync(client, verdict, Guid.NewGuid());
        using var copy = new MemoryStream();
        await using var reader = Cartes.Client("medecin");
        var document = await reader.Dmp.RetrieveAsync(verdict.Patient, submission.Documents[0].UniqueId, copy);

        Assert.That(copy.ToArray(), Is.EqualTo(await File.ReadAllBytesAsync(path)));
        Assert.That(document.Metadata.Patient, Is.EqualTo(verdict.Patient));
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Given_a_published_document_against_a_rule_When_deposited_Then_refused_and_nothing_kept(
        CorpusVerdict verdict)
    {
        await using var client = Client(verdict);
        var requestId = Guid.NewGuid();

        var refusal = await Refused.ByAsync(DepositAsync(client, verdict, requestId));

        Assert.That(refusal.Reason, Is.EqualTo(verdict.Reason), verdict.Rule);
        Assert.That(refusal.Violations, Is.Not.Empty, "the field at fault");
        await Store.DemandNothingOfAsync(requestId);
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task Given_a_client_that_judges_nothing_When_it_deposits_the_same_document_Then_refused_alike(
        CorpusVerdict verdict)
    {
        var deposit = new RawDeposit(verdict.Patient);
        var card = Cartes.Of(verdict.Sender);
        var document = await File.ReadAllBytesAsync(Corpus.File($"cda/{verdict.File}"));
        deposit.Add(document, await StatedMetadataAsync(verdict, document));
        using var client = await RawClient.OpenAsync(Sandbox, card);

        var refusal = await Refused.OnTheWireAsync(client.SubmitAsync(deposit.SignedBy(card)));

        var expected = ErrorCatalogue.Find(verdict.Reason);
        Assert.That(refusal.Reason, Is.EqualTo(expected.Code), verdict.Rule);
        Assert.That((refusal.Message, refusal.Remedy), Is.EqualTo((expected.Message, expected.Remedy)));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    // Whatever a client may state of a document that states nothing valid itself.
    private async Task<byte[]> StatedMetadataAsync(CorpusVerdict verdict, byte[] document) =>
        verdict.Reason == Reason.PredecesseurIntrouvable
            ? (await CdaReading.MetadataAsync(new MemoryStream(document))).Serialize()
            : await RawDeposit.MetadataAsync(Consultation.By(Cartes["medecin"], verdict.Patient));

    private MonEspaceSanteClient Client(CorpusVerdict verdict) => new(Sandbox.ClientOptions(Cartes.Of(verdict.Sender)));

    private static async Task<Submission> DepositAsync(
        MonEspaceSanteClient client, CorpusVerdict verdict, Guid requestId)
    {
        await using var cda = File.OpenRead(Corpus.File($"cda/{verdict.File}"));
        return await client.Dmp.SubmitAsync(
            verdict.Patient, cda, Visibility.Everyone, new SubmitOptions { RequestId = requestId });
    }
}
