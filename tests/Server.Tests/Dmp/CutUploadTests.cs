using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>
/// Uploads that stop half-way. That nothing is left behind is checked when the fixture stops its server: until then the
/// server may still be noticing.
/// </summary>
public sealed class CutUploadTests(Engine engine) : SandboxFixture(engine)
{
    private const int Large = 2_000_000;

    [Test]
    public async Task Given_an_upload_When_the_connection_is_cut_Then_nothing_is_kept()
    {
        var deposit = await RawDeposit.OfAsync(Sample());
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        using var call = client.Dmp.SubmitDocuments(client.Headers());
        foreach (var message in deposit.Messages.Take(20)) await call.RequestStream.WriteAsync(message);

        client.Dispose();

        Assert.That(async () => await call.ResponseAsync, Throws.InstanceOf<Exception>());
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_an_upload_When_its_call_is_left_Then_nothing_is_kept_and_it_can_be_sent_again()
    {
        var deposit = await RawDeposit.OfAsync(Sample());
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        using (var call = client.Dmp.SubmitDocuments(client.Headers()))
        {
            foreach (var message in deposit.Messages.Take(20)) await call.RequestStream.WriteAsync(message);
        }

        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
        var submission = await client.SubmitAsync(deposit.SignedBy(Cartes["medecin"]));

        Assert.That(submission.Documents, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Given_a_deposit_When_the_software_cancels_it_half_way_Then_cancelled_and_nothing_kept()
    {
        await using var client = Cartes.Client("medecin");
        using var cancellation = new CancellationTokenSource();
        var (sample, requestId) = (Sample(), Guid.NewGuid());
        var halfWay = new Threshold(Large / 2, cancellation.Cancel);

        var deposit = client.Dmp.SubmitAsync(
            PatTrois,
            await sample.ToStreamAsync(),
            Visibility.Everyone,
            new SubmitOptions { RequestId = requestId, Progress = halfWay },
            cancellation.Token);

        Assert.That(async () => await deposit, Throws.InstanceOf<OperationCanceledException>());
        await Store.DemandNothingOfAsync(requestId, sample.UniqueId);
    }

    [Test]
    public async Task Given_a_deposit_When_the_document_turns_out_bad_half_way_Then_refused_and_nothing_kept()
    {
        await using var client = Cartes.Client("medecin");
        var (sample, requestId) = (Sample(), Guid.NewGuid());
        await using var whole = await sample.ToStreamAsync();
        using var cut = new MemoryStream(whole.ToArray()[..(Large / 2)]);

        var refusal = await Refused.ByAsync(client.Dmp.SubmitAsync(
            PatTrois, cut, Visibility.Everyone, new SubmitOptions { RequestId = requestId }));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.CdaTronque));
        Assert.That(refusal, Is.TypeOf<DocumentRefusedException>());
        await Store.DemandNothingOfAsync(requestId, sample.UniqueId);
    }

    private CdaSample Sample() =>
        Consultation.By(Cartes["medecin"], PatTrois) with { Body = CdaSampleBody.Pdf, PdfPadding = Large };

    private sealed class Threshold(long bytes, Action reached) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= bytes) reached();
        }
    }
}
