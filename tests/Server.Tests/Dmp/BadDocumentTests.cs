using System.Text;
using MonEspaceSante.Dmp;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>Bad documents: the SDK refuses them, and so does the server when a client judges nothing.</summary>
public sealed class BadDocumentTests(Engine engine) : SandboxFixture(engine)
{
    private const int Limit = 200_000;

    private static IEnumerable<SpoiledDocument> Spoiled => SpoiledDocuments.All;

    protected override SandboxOptions Options => new() { MaxDocumentBytes = Limit };

    [TestCaseSource(nameof(Spoiled))]
    public async Task Given_a_bad_document_When_deposited_through_the_SDK_Then_refused_with_its_place(
        SpoiledDocument spoiled)
    {
        var sample = Consultation.By(Cartes["medecin"], PatTrois) with { Body = spoiled.Body };
        var text = spoiled.Spoil(await sample.TextAsync());
        var requestId = Guid.NewGuid();

        var refusal = await RefusedAsync(text, requestId);

        Assert.That(refusal.Reason, Is.EqualTo(spoiled.Reason));
        Assert.That(refusal.Violations is [var first, ..] ? first.Field : null, Is.EqualTo(spoiled.Field));
        if (spoiled.LineIn(text) is { } line) Assert.That(refusal.Violations[0].Line, Is.EqualTo(line));
        await Store.DemandNothingOfAsync(requestId, sample.UniqueId);
    }

    [TestCaseSource(nameof(Spoiled))]
    public async Task Given_a_bad_document_When_sent_unjudged_Then_the_server_refuses_it_alike(SpoiledDocument spoiled)
    {
        var sample = Consultation.By(Cartes["medecin"], PatTrois) with { Body = spoiled.Body };
        var text = spoiled.Spoil(await sample.TextAsync());
        var deposit = new RawDeposit(PatTrois);
        deposit.Add(Encoding.UTF8.GetBytes(text), await RawDeposit.MetadataAsync(sample));
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        var refusal = await Refused.OnTheWireAsync(client.SubmitAsync(deposit.SignedBy(Cartes["medecin"])));

        var expected = ErrorCatalogue.Find(spoiled.Reason);
        Assert.That(refusal.Reason, Is.EqualTo(expected.Code));
        Assert.That((refusal.Locale, refusal.Message), Is.EqualTo(("fr-FR", expected.Message)));
        Assert.That(refusal.Remedy, Is.EqualTo(expected.Remedy));
        Assert.That(refusal.Fields is [var field, ..] ? field : null, Is.EqualTo(spoiled.Field));
        if (spoiled.LineIn(text) is { } line) Assert.That(refusal.Metadata["line"], Is.EqualTo($"{line}"));
        await Store.DemandNothingOfAsync(deposit.RequestId, deposit.UniqueIds);
    }

    [Test]
    public async Task Given_an_entity_on_a_server_When_deposited_Then_refused_and_nobody_connects_there()
    {
        using var trap = new Trap();
        var sample = Consultation.By(Cartes["medecin"], PatTrois);
        var text = SpoiledDocuments.WithEntity(await sample.TextAsync(), $"http://127.0.0.1:{trap.Port}/entity");
        var deposit = new RawDeposit(PatTrois);
        deposit.Add(Encoding.UTF8.GetBytes(text), await RawDeposit.MetadataAsync(sample));
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        var bySdk = await RefusedAsync(text, Guid.NewGuid());
        var byServer = await Refused.OnTheWireAsync(client.SubmitAsync(deposit.SignedBy(Cartes["medecin"])));

        Assert.That(bySdk.Reason, Is.EqualTo(Reason.CdaEntiteInterdite));
        Assert.That(byServer.Reason, Is.EqualTo("CDA_ENTITE_INTERDITE"));
        Assert.That(trap.WasTouched, Is.False);
    }

    [Test]
    public async Task Given_a_document_above_the_servers_limit_When_deposited_Then_refused_and_told_the_limit()
    {
        await using var client = Cartes.Client("medecin");
        var requestId = Guid.NewGuid();
        var sample = Consultation.By(Cartes["medecin"], PatTrois) with
        {
            Body = CdaSampleBody.Pdf,
            PdfPadding = 5 * Limit,
        };

        var refusal = await Refused.ByAsync(SubmitAsync(client, await sample.ToStreamAsync(), requestId));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DocumentTropGrand));
        Assert.That(refusal.Details["limit_bytes"], Is.EqualTo($"{Limit}"));
        await Store.DemandNothingOfAsync(requestId, sample.UniqueId);
    }

    [Test]
    public async Task Given_a_document_above_the_softwares_limit_When_deposited_Then_refused_before_it_leaves()
    {
        var options = Sandbox.ClientOptions(Cartes["medecin"]);
        options.MaxDocumentBytes = 1000;
        await using var client = new MonEspaceSanteClient(options);
        var sample = Consultation.By(Cartes["medecin"], PatTrois);

        var refusal = await Refused.ByAsync(SubmitAsync(client, await sample.ToStreamAsync(), Guid.NewGuid()));

        Assert.That(refusal.Reason, Is.EqualTo(Reason.DocumentTropGrand));
        Assert.That((refusal.Details["limit_bytes"], refusal.TraceId), Is.EqualTo(("1000", (string?)null)));
    }

    [Test]
    public async Task Given_a_document_of_exactly_the_limit_When_deposited_Then_accepted()
    {
        await using var client = Cartes.Client("medecin");
        var sample = Consultation.By(Cartes["medecin"], PatTrois);
        var document = Encoding.UTF8.GetBytes(await sample.TextAsync());
        var filled = document.Concat(Enumerable.Repeat((byte)'\n', Limit - document.Length)).ToArray();

        var submission = await SubmitAsync(client, new MemoryStream(filled), Guid.NewGuid());

        Assert.That(submission.Documents[0].Size, Is.EqualTo(Limit));
    }

    private async Task<MonEspaceSanteException> RefusedAsync(string text, Guid requestId)
    {
        await using var client = Cartes.Client("medecin");
        using var cda = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await Refused.ByAsync(SubmitAsync(client, cda, requestId));
    }

    private static Task<Submission> SubmitAsync(MonEspaceSanteClient client, Stream cda, Guid requestId) =>
        client.Dmp.SubmitAsync(PatTrois, cda, Visibility.Everyone, new SubmitOptions { RequestId = requestId });
}
