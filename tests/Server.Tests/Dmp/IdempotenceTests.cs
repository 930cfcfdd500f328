using MonEspaceSante.Dmp;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>The same deposit again: told apart from another one by its request id and its identifier.</summary>
public sealed class IdempotenceTests(Engine engine) : SandboxFixture(engine)
{
    [Test]
    public async Task Given_a_deposit_When_repeated_with_its_request_id_Then_the_first_answer_and_one_document()
    {
        await using var client = Cartes.Client("medecin");
        var (sample, requestId) = (Sample(), Guid.NewGuid());

        var first = await SubmitAsync(client, sample, requestId);
        var second = await SubmitAsync(client, sample, requestId);

        Assert.That(second.SubmissionId, Is.EqualTo(first.SubmissionId));
        Assert.That(second.Documents[0].EntryId, Is.EqualTo(first.Documents[0].EntryId));
        Assert.That(second.SubmissionTime, Is.EqualTo(first.SubmissionTime));
        await DemandOneAsync(sample, requestId);
    }

    [Test]
    public async Task Given_one_deposit_sent_five_times_at_once_When_answered_Then_one_answer_and_one_document()
    {
        await using var client = Cartes.Client("medecin");
        var (sample, requestId) = (Sample(), Guid.NewGuid());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SubmitAsync(client, sample, requestId)));

        Assert.That(answers.Select(answer => answer.SubmissionId).Distinct().Count(), Is.EqualTo(1));
        await DemandOneAsync(sample, requestId);
    }

    [Test]
    public async Task Given_a_deposit_of_several_documents_When_repeated_Then_all_are_answered_in_order()
    {
        var deposit = await RawDeposit.OfAsync(Sample(), Sample());
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        var first = await client.SubmitAsync(deposit.SignedBy(Cartes["medecin"]));
        var second = await client.SubmitAsync(deposit.SignedBy(Cartes["medecin"]));

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Given_a_request_id_that_served_When_used_for_another_document_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        var (sample, other, requestId) = (Sample(), Sample(), Guid.NewGuid());
        await SubmitAsync(client, sample, requestId);

        var refusal = await Refused.ByAsync(SubmitAsync(client, other, requestId));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.RequestIdReutilise));
        Assert.That(await Store.CountDocumentsAsync(other.UniqueId), Is.Zero);
        await DemandOneAsync(sample, requestId);
    }

    [Test]
    public async Task Given_a_request_id_that_served_When_the_same_document_is_hidden_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        var (sample, requestId) = (Sample(), Guid.NewGuid());
        await SubmitAsync(client, sample, requestId);

        var hidden = client.Dmp.SubmitAsync(
            PatTrois,
            await sample.ToStreamAsync(),
            Visibility.Everyone with { Patient = false },
            new SubmitOptions { RequestId = requestId });

        Assert.That((await Refused.ByAsync(hidden)).Reason, Is.EqualTo(Reason.RequestIdReutilise));
    }

    [Test]
    public async Task Given_a_request_id_that_served_When_somebody_else_uses_it_Then_it_is_another_request()
    {
        await using var doctor = Cartes.Client("medecin");
        await using var nurse = Cartes.Client("infirmier");
        var requestId = Guid.NewGuid();

        var first = await SubmitAsync(doctor, Sample(), requestId);
        var second = await SubmitAsync(nurse, Sample("infirmier"), requestId);

        Assert.That(second.SubmissionId, Is.Not.EqualTo(first.SubmissionId));
    }

    [Test]
    public async Task Given_a_document_in_the_dossier_When_deposited_in_another_request_Then_refused()
    {
        await using var client = Cartes.Client("medecin");
        var (sample, first, second) = (Sample(), Guid.NewGuid(), Guid.NewGuid());
        await SubmitAsync(client, sample, first);

        var refusal = await Refused.ByAsync(SubmitAsync(client, sample, second));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DocumentDejaPresent));
        Assert.That(await Store.CountSubmissionsAsync(second), Is.Zero);
        await DemandOneAsync(sample, first);
    }

    [Test]
    public async Task Given_one_identifier_deposited_twice_at_once_When_answered_Then_exactly_one_is_kept()
    {
        await using var client = Cartes.Client("medecin");
        var sample = Sample();
        Guid[] requests = [Guid.NewGuid(), Guid.NewGuid()];

        var answers = requests.Select(request => SubmitAsync(client, sample, request)).ToArray();
        await Task.WhenAll(answers).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.That(answers.Count(answer => answer.IsCompletedSuccessfully), Is.EqualTo(1));
        var refused = answers.Single(answer => answer.IsFaulted);
        Assert.That((await Refused.ByAsync(refused)).Reason, Is.EqualTo(Reason.DocumentDejaPresent));
        Assert.That(await Store.CountDocumentsAsync(sample.UniqueId), Is.EqualTo(1));
    }

    private async Task DemandOneAsync(CdaSample sample, Guid requestId)
    {
        Assert.That(await Store.CountDocumentsAsync(sample.UniqueId), Is.EqualTo(1));
        Assert.That(await Store.CountSubmissionsAsync(requestId), Is.EqualTo(1));
    }

    private CdaSample Sample(string author = "medecin") => Consultation.By(Cartes[author], PatTrois);

    private static async Task<Submission> SubmitAsync(MonEspaceSanteClient client, CdaSample sample, Guid requestId)
    {
        await using var cda = await sample.ToStreamAsync();
        return await client.Dmp.SubmitAsync(
            PatTrois, cda, Visibility.Everyone, new SubmitOptions { RequestId = requestId });
    }
}
