using Grpc.Core;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Catalogue.Grants;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Catalogue;

internal sealed class CatalogueGrpcService(
    ListApplications listApplications,
    GetApplication getApplication,
    GrantAccess grantAccess,
    RevokeAccess revokeAccess,
    ListGrants listGrants)
    : CatalogueService.CatalogueServiceBase
{
    public override Task<ListApplicationsResponse> ListApplications(
        ListApplicationsRequest request, ServerCallContext context) =>
        listApplications.RunAsync(request, context.CancellationToken);

    public override Task<Application> GetApplication(GetApplicationRequest request, ServerCallContext context) =>
        getApplication.RunAsync(request, context.CancellationToken);

    public override Task<GrantAccessResponse> GrantAccess(GrantAccessRequest request, ServerCallContext context) =>
        grantAccess.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<Grant> RevokeAccess(RevokeAccessRequest request, ServerCallContext context) =>
        revokeAccess.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListGrantsResponse> ListGrants(ListGrantsRequest request, ServerCallContext context) =>
        listGrants.RunAsync(context.Person(), request, context.CancellationToken);
}
