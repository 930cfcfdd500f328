using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp;

internal sealed class DmpGrpcService(
    FunctionalMatrix matrix,
    CheckDossier checkDossier,
    SubmitDocuments submitDocuments,
    FindDocuments findDocuments,
    RetrieveDocument retrieveDocument) : DmpService.DmpServiceBase
{
    public override Task<Dossier> CheckDossier(CheckDossierRequest request, ServerCallContext context)
    {
        matrix.Demand(context.Caller(), "TD0.2");
        return checkDossier.RunAsync(PatientRegister.DemandIns(request.Patient), context.CancellationToken);
    }

    public override Task<Submission> SubmitDocuments(
        IAsyncStreamReader<SubmitDocumentsRequest> requestStream, ServerCallContext context)
    {
        var sender = context.Caller();
        matrix.Demand(sender, MatrixActor.Of(sender) == MatrixActor.Cpe ? "TD2.2" : "TD2.1");
        return submitDocuments.RunAsync(sender, requestStream, context.CancellationToken);
    }

    public override Task<FindDocumentsResponse> FindDocuments(FindDocumentsRequest request, ServerCallContext context)
    {
        matrix.Demand(context.Caller(), "TD3.1");
        var patient = PatientRegister.DemandIns(request.Patient);
        return findDocuments.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task RetrieveDocument(
        RetrieveDocumentRequest request,
        IServerStreamWriter<RetrieveDocumentResponse> responseStream,
        ServerCallContext context)
    {
        matrix.Demand(context.Caller(), "TD3.2");
        var patient = PatientRegister.DemandIns(request.Patient);
        if (request.UniqueId.Length == 0)
            throw Refusal.Because(Reason.RequeteInvalide, new Violation("unique_id", "identifiant attendu"));
        return retrieveDocument.RunAsync(
            context.Caller(), patient, request.UniqueId, responseStream, context.CancellationToken);
    }
}
