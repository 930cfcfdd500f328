using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Catalogue.Grants;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Applications;

/// <summary>Suspends an application, takes it back, or withdraws it for good: its grants end with it.</summary>
internal sealed class SetApplicationStatus(CatalogueRequests requests, Database database, TimeProvider time)
{
    private const int LongestReason = 500;

    public Task<Application> RunAsync(
        Caller caller, SetApplicationStatusRequest request, CancellationToken cancellationToken)
    {
        if (!System.Enum.IsDefined(request.Status) || request.Status == ApplicationStatus.Unspecified)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("status", "état attendu"));
        TellingText.Demand(
            request.Reason, "reason", LongestReason, isRequired: request.Status != ApplicationStatus.Referencee);
        StoredApplication? current = null;
        return requests.OnceAsync(
            new Asked(caller.Session.ActorIdNat),
            request.RequestId,
            request,
            async connection => current = await ApplicationStore.LockAsync(connection, request.ApplicationId)
                ?? throw Refusal.Because(Reason.ApplicationInconnue),
            connection => SetAsync(connection, current!, request),
            cancellationToken);
    }

    private async Task<Application> SetAsync(
        DbConnection connection, StoredApplication current, SetApplicationStatusRequest request)
    {
        var application = current.Application;
        if (application.Status == ApplicationStatus.Retiree) throw Refusal.Because(Reason.ApplicationRetiree);
        application.Status = request.Status;
        application.StatusReason = request.Status == ApplicationStatus.Referencee ? "" : request.Reason;
        await ApplicationStore.SetStatusAsync(
            connection, application.ApplicationId, application.Status, application.StatusReason);
        if (application.Status == ApplicationStatus.Retiree)
            await GrantStore.EndAllOfAsync(
                connection, application.ApplicationId, GrantEnding.ApplicationWithdrawn, time.GetUtcNow());
        // Whatever the application has under way is asked for its grant again.
        await database.SignalAsync(connection, current.SignalId);
        return application;
    }
}
