using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Access.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;
using MonEspaceSante.Server.Tests.Fixtures;
using MonEspaceSante.Server.Tests.Habilitation;
using NUnit.Framework;
using Visibility = MonEspaceSante.Protos.Dmp.V1.Visibility;

namespace MonEspaceSante.Server.Tests.Dmp.Requests;

/// <summary>A change is judged on what stands when it is made, not on what stood when it was asked for.</summary>
public sealed class StandingNowTests(Engine engine) : UnauthorizedFixture(engine)
{
    [Test]
    [CancelAfter(60_000)]
    public async Task Given_a_withdrawal_under_way_When_a_document_is_masked_Then_it_is_refused(CancellationToken timeout)
    {
        var (patient, uniqueId) = await DepositAsync();
        var patientId = await IdOfAsync(patient);
        var withdrawn = new TaskCompletionSource();
        var release = new TaskCompletionSource();

        var withdrawal = Service<Database>().WriteAsync(
            async connection =>
            {
                await DossierStore.LockAsync(connection, patientId);
                await Service<AuthorizationStore>().SaveAsync(connection, patientId, Nothing(), consent: null);
                withdrawn.SetResult();
                await release.Task;
            },
            timeout);
        await withdrawn.Task;
        var masking = MaskAsync(patient, uniqueId, timeout);
        // The call has read what stands before the withdrawal is committed, on SQLite for certain.
        await Service<DossierStore>().FindAsync(patientId, timeout);
        release.SetResult();
        await withdrawal;

        Assert.That(await ReasonOfAsync(masking), Is.EqualTo(Reason.AutorisationAbsente));
    }

    private async Task<(Ins Patient, string UniqueId)> DepositAsync()
    {
        await using var client = Cartes.Client("medecin");
        var patient = await new GivenPatients(Sandbox).AdultAsync();
        await client.Dossiers.AuthorizeAsync(patient, Agreed);
        await using var cda = await Consultation.By(Cartes["medecin"], patient).ToStreamAsync();
        var submission = await client.Dmp.SubmitAsync(patient, cda, MonEspaceSante.Dmp.Visibility.Everyone);
        return (patient, submission.Documents[0].UniqueId);
    }

    private Task<Document> MaskAsync(Ins patient, string uniqueId, CancellationToken timeout) =>
        Service<UpdateDocumentVisibility>().RunAsync(
            new Caller(Sessions.Of(AuthenticationMode.Directe, "10")),
            patient,
            new UpdateDocumentVisibilityRequest
            {
                UniqueId = uniqueId,
                Visibility = new Visibility { HiddenFromProfessionals = true },
                RequestId = $"{Guid.NewGuid()}",
            },
            timeout);

    private static Authorization Nothing()
    {
        var session = Sessions.Of(AuthenticationMode.Directe, "10");
        return new Authorization
        {
            Professional = session.Professional,
            Structure = session.Structure,
            Status = AuthorizationStatus.NonExiste,
        };
    }
}
