using Grpc.Core;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Catalogue;

internal sealed class ReferencementGrpcService(
    ReferenceApplication referenceApplication, SetApplicationStatus setApplicationStatus)
    : ReferencementService.ReferencementServiceBase
{
    public override Task<Application> ReferenceApplication(
        ReferenceApplicationRequest request, ServerCallContext context) =>
        referenceApplication.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<Application> SetApplicationStatus(
        SetApplicationStatusRequest request, ServerCallContext context) =>
        setApplicationStatus.RunAsync(context.Caller(), request, context.CancellationToken);
}
