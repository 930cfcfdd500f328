using System.Data.Common;
using Google.Protobuf.WellKnownTypes;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Catalogue.Applications;

/// <summary>References an application, or a new version of it. What patients granted stays as they granted it: a version that
/// asks for more asks them again.</summary>
internal sealed class ReferenceApplication(CatalogueRequests requests, TimeProvider time)
{
    public Task<Application> RunAsync(
        Caller caller, ReferenceApplicationRequest request, CancellationToken cancellationToken)
    {
        ApplicationRule.Demand(request.Application);
        StoredApplication? current = null;
        return requests.OnceAsync(
            new Asked(caller.Session.ActorIdNat),
            request.RequestId,
            request,
            async connection => current =
                await ApplicationStore.LockOrAddAsync(connection, request.Application.ApplicationId),
            connection => ReferenceAsync(connection, current?.Application, request.Application),
            cancellationToken);
    }

    private async Task<Application> ReferenceAsync(DbConnection connection, Application? current, Application told)
    {
        if (current is not null) DemandSuccessor(current, told);
        var version = told.Clone();
        // A version lifts no suspension.
        version.Status = current?.Status ?? ApplicationStatus.Referencee;
        version.StatusReason = current?.StatusReason ?? "";
        version.ReferenceTime = time.GetUtcNow().ToTimestamp();
        await ApplicationStore.SaveVersionAsync(connection, version);
        return version;
    }

    private static void DemandSuccessor(Application current, Application told)
    {
        if (current.Status == ApplicationStatus.Retiree) throw Refusal.Because(Reason.ApplicationRetiree);
        // Patients let a publisher in: another one is another application.
        if (current.StructIdNat != told.StructIdNat)
            throw Refusal.Because(
                Reason.ApplicationAutreEditeur, new Violation("application.struct_id_nat", "autre éditeur"));
        if (!ApplicationVersion.Read(told.Version)!.IsAfter(ApplicationVersion.Read(current.Version)!))
            throw Refusal.Because(
                Reason.VersionAnterieure,
                "current_version",
                current.Version,
                new Violation("application.version", "postérieure à la version référencée attendue"));
    }
}
