using Microsoft.Extensions.DependencyInjection;
using MonEspaceSante.Cps;
using MonEspaceSante.Dmp;
using MonEspaceSante.Identity;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.Dmp.Traces;

/// <summary>Patients of each test's own, and what their dossiers keep of the accesses.</summary>
public abstract class TraceFixture(Engine engine) : SandboxFixture(engine)
{
    private protected GivenPatients Patients => new(Sandbox);

    private protected ICarteCps Doctor => Cartes["medecin"];

    private protected async Task<Ins> PatientAsync()
    {
        var patient = await Patients.AdultAsync();
        await Given.ToAsync(Doctor, patient);
        return patient;
    }

    private protected async Task<Document> DepositAsync(MonEspaceSanteClient client, Ins patient, Guid? requestId = null)
    {
        await using var cda = await Consultation.By(Doctor, patient).ToStreamAsync();
        var options = new SubmitOptions { RequestId = requestId ?? Guid.NewGuid() };
        return (await client.Dmp.SubmitAsync(patient, cda, Visibility.Everyone, options)).Documents[0];
    }

    /// <summary>The accesses to a dossier, latest first.</summary>
    private protected async Task<List<KeptTrace>> TracesAsync(Ins patient) => await Service<AccessHistory>().ListAsync(
        await Patients.IdAsync(patient), long.MaxValue, 1000, CancellationToken.None);

    /// <summary>The searches that a patient is told of, latest first.</summary>
    private protected async Task<List<KeptNotification>> NotificationsAsync(Ins patient)
    {
        var told = await Service<PatientNotificationStore>().ListAsync(
            await Patients.IdAsync(patient), long.MaxValue, 1000, CancellationToken.None);
        return told.FindAll(one => one.Notification.Kind == NotificationKind.Search);
    }

    private protected T Service<T>()
        where T : notnull => Sandbox.Host.Services.GetRequiredService<T>();
}
