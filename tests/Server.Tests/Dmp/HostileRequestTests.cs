using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Identity.V1;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;

namespace MonEspaceSante.Server.Tests.Dmp;

/// <summary>
/// Well-formed messages that no honest software sends. Each has its reason: an internal error would be in the log, which the
/// fixture refuses.
/// </summary>
public sealed class HostileRequestTests(Engine engine) : SandboxFixture(engine)
{
    [TestCase("2.25.1\0")]
    [TestCase("\0")]
    [TestCase("' OR 1=1 --")]
    [TestCase("2.25.1\r\nauthorization: x")]
    public async Task Given_an_identifier_that_names_nothing_When_asked_for_Then_absent(string uniqueId)
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);

        foreach (var call in CallsFor(client, RawDeposit.Wire(PatTrois), uniqueId))
            Assert.That((await Refused.OnTheWireAsync(call())).Reason, Is.EqualTo("DOCUMENT_INTROUVABLE"));
    }

    [Test]
    public async Task Given_the_document_of_a_patient_When_asked_for_under_another_Then_absent()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var deposit = await RawDeposit.OfAsync(Consultation.By(Cartes["medecin"], PatTrois));
        var document = (await client.SubmitAsync(deposit.SignedBy(Cartes["medecin"]))).Documents[0];
        string[] names = [document.Metadata.UniqueId, document.EntryId, document.LogicalId];

        foreach (var name in names)
        {
            foreach (var call in CallsFor(client, RawDeposit.Wire(Patients.Nessi), name))
                Assert.That((await Refused.OnTheWireAsync(call())).Reason, Is.EqualTo("DOCUMENT_INTROUVABLE"));
        }
    }

    [TestCase(long.MaxValue, 0)]
    [TestCase(0, -1)]
    public async Task Given_an_instant_out_of_the_calendar_When_lists_start_from_it_Then_refused(long seconds, int nanos)
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var instant = new Timestamp { Seconds = seconds, Nanos = nanos };

        var dossiers = await Refused.OnTheWireAsync(
            client.Dmp.ListDossiersAsync(new() { Since = instant }, client.Headers()).ResponseAsync);
        var documents = await Refused.OnTheWireAsync(client.Dmp.FindDocumentsAsync(
            new() { Patient = RawDeposit.Wire(PatTrois), Criteria = new() { EventFrom = instant } },
            client.Headers()).ResponseAsync);

        Assert.That((dossiers.Reason, dossiers.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "since")));
        Assert.That((documents.Reason, documents.Fields[0]), Is.EqualTo(("REQUETE_INVALIDE", "criteria.event_from")));
    }

    [Test]
    public async Task Given_hundreds_of_thousands_of_criteria_When_searched_by_Then_answered()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var criteria = new DocumentCriteria { Types_ = { Enumerable.Range(0, 200_000).Select(number => $"{number}") } };

        var found = await client.Dmp.FindDocumentsAsync(
            new() { Patient = RawDeposit.Wire(PatTrois), Criteria = criteria, PageSize = int.MinValue }, client.Headers());

        Assert.That(found.Documents, Is.Empty);
    }

    [Test]
    public async Task Given_a_message_larger_than_any_honest_one_When_sent_Then_not_even_read()
    {
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var request = new GetDocumentReferenceRequest { UniqueId = new string('1', 3_000_000) };

        var refusal = Assert.ThrowsAsync<RpcException>(
            async () => await client.Dmp.GetDocumentReferenceAsync(request, client.Headers()));

        Assert.That(refusal!.StatusCode, Is.EqualTo(StatusCode.ResourceExhausted));
    }

    private static IEnumerable<Func<Task>> CallsFor(RawClient client, Ins patient, string uniqueId)
    {
        var (dmp, headers) = (client.Dmp, client.Headers());
        yield return () => dmp.GetDocumentReferenceAsync(new() { Patient = patient, UniqueId = uniqueId }, headers).ResponseAsync;
        yield return async () =>
        {
            using var call = dmp.RetrieveDocument(new() { Patient = patient, UniqueId = uniqueId }, headers);
            await call.ResponseStream.MoveNext(CancellationToken.None);
        };
        yield return () => dmp.UpdateDocumentVisibilityAsync(
            new() { Patient = patient, UniqueId = uniqueId, Visibility = new(), RequestId = NewId() }, headers).ResponseAsync;
        yield return () => dmp.ArchiveDocumentAsync(
            new() { Patient = patient, UniqueId = uniqueId, RequestId = NewId() }, headers).ResponseAsync;
        yield return () => dmp.DeleteDocumentAsync(
            new() { Patient = patient, UniqueId = uniqueId, RequestId = NewId() }, headers).ResponseAsync;
    }

    private static string NewId() => $"{Guid.NewGuid():D}";
}
