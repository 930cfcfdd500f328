using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Session.V1;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Tests.Fixtures;
using NUnit.Framework;
using Visibility = MonEspaceSante.Dmp.Visibility;

namespace MonEspaceSante.Server.Tests.Dmp.Requests;

/// <summary>What was answered is answered again, whatever became of the dossier or of the caller's right since.</summary>
public sealed class ReplayedRequestTests(Engine engine) : UnauthorizedFixture(engine)
{
    private GivenPatients OwnPatients => new(Sandbox);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Given_changes_that_were_answered_When_repeated_without_right_Then_the_first_answers(bool isClosed)
    {
        await using var client = Cartes.Client("medecin");
        var (patient, document) = await DepositAsync(client);
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        var first = await ChangeAsync(client, patient, document, ids);

        if (isClosed) await Service<CloseDossier>().RunAsync(await IdOfAsync(patient), "Décès", CancellationToken.None);
        else await client.Dossiers.WithdrawAsync(patient);

        Assert.That(await ChangeAsync(client, patient, document, ids), Is.EqualTo(first));
    }

    [Test]
    public async Task Given_the_glass_broken_When_asked_again_once_authorised_Then_the_same_context()
    {
        var patient = await OwnPatients.AdultAsync();
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var request = new OpenBrisDeGlaceRequest
        {
            Patient = RawDeposit.Wire(patient),
            Reason = "Patient inconscient",
            RequestId = $"{Guid.NewGuid()}",
        };
        var first = await client.Sessions.OpenBrisDeGlaceAsync(request, client.Headers());
        await Given.ToAsync(Cartes["medecin"], patient);

        Assert.That(await client.Sessions.OpenBrisDeGlaceAsync(request, client.Headers()), Is.EqualTo(first));
    }

    [Test]
    public async Task Given_a_request_id_that_served_When_the_same_bytes_ask_for_something_else_Then_refused()
    {
        await using var sdk = Cartes.Client("medecin");
        var (patient, document) = await DepositAsync(sdk);
        using var client = await RawClient.OpenAsync(Sandbox, Cartes["medecin"]);
        var archive = new ArchiveDocumentRequest
        {
            Patient = RawDeposit.Wire(patient),
            UniqueId = document,
            RequestId = $"{Guid.NewGuid()}",
        };
        var glass = new OpenBrisDeGlaceRequest
        {
            Patient = archive.Patient,
            Reason = document,
            RequestId = archive.RequestId,
        };
        await client.Dmp.ArchiveDocumentAsync(archive, client.Headers());

        var refusal = await Refused.OnTheWireAsync(
            client.Sessions.OpenBrisDeGlaceAsync(glass, client.Headers()).ResponseAsync);

        Assert.That(refusal.Reason, Is.EqualTo("REQUEST_ID_REUTILISE"));
    }

    private async Task<(Ins Patient, string UniqueId)> DepositAsync(MonEspaceSanteClient client)
    {
        var patient = await OwnPatients.AdultAsync();
        await client.Dossiers.AuthorizeAsync(patient, Agreed);
        await using var cda = await Consultation.By(Cartes["medecin"], patient).ToStreamAsync();
        return (patient, (await client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone)).Documents[0].UniqueId);
    }

    private static async Task<(string Archived, string Masked, DateTimeOffset Deleted)> ChangeAsync(
        MonEspaceSanteClient client, Ins patient, string uniqueId, Guid[] ids) => (
        (await client.Dmp.ArchiveAsync(patient, uniqueId, ids[0])).EntryId,
        (await client.Dmp.SetVisibilityAsync(
            patient, uniqueId, Visibility.Everyone with { Professionals = false }, ids[1])).EntryId,
        await client.Dmp.DeleteAsync(patient, uniqueId, ids[2]));
}
