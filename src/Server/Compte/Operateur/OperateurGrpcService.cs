using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Session;
using Contract = MonEspaceSante.Protos.Compte.V1;

namespace MonEspaceSante.Server.Compte.Operateur;

internal sealed class OperateurGrpcService(
    RegisterAssures registerAssures,
    AnnounceComptes announceComptes,
    IssueActivationCode issueActivationCode,
    IssueCredentialsCode issueCredentialsCode,
    ExportCourriers exportCourriers,
    DeclareDeces declareDeces) : OperateurService.OperateurServiceBase
{
    public override Task RegisterAssures(
        IAsyncStreamReader<RegisterAssuresRequest> requestStream,
        IServerStreamWriter<RegisterAssuresResponse> responseStream,
        ServerCallContext context) =>
        registerAssures.RunAsync(
            context.Caller().Session,
            context.ClientCertificate(),
            requestStream,
            responseStream,
            context.CancellationToken);

    public override Task<AnnounceComptesResponse> AnnounceComptes(
        AnnounceComptesRequest request, ServerCallContext context) =>
        announceComptes.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<Contract.Compte> IssueActivationCode(
        IssueActivationCodeRequest request, ServerCallContext context) =>
        issueActivationCode.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<Contract.Compte> IssueCredentialsCode(
        IssueCredentialsCodeRequest request, ServerCallContext context) =>
        issueCredentialsCode.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task ExportCourriers(
        ExportCourriersRequest request, IServerStreamWriter<Courrier> responseStream, ServerCallContext context) =>
        exportCourriers.RunAsync(request, responseStream, context.CancellationToken);

    public override Task<Contract.Compte> DeclareDeces(DeclareDecesRequest request, ServerCallContext context) =>
        declareDeces.RunAsync(context.Caller(), request, context.CancellationToken);
}
