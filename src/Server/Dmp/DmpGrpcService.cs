using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Dmp;

internal sealed class DmpGrpcService(
    OpenPatientContext openPatientContext,
    CheckDossier checkDossier,
    ListDossiers listDossiers,
    SetAuthorization setAuthorization,
    ListAuthorizations listAuthorizations,
    SetFeedingOpposition setFeedingOpposition,
    GetAdministrativeData getAdministrativeData,
    SearchPatients searchPatients,
    GetParameters getParameters,
    SubmitDocuments submitDocuments,
    FindDocuments findDocuments,
    CountDocuments countDocuments,
    GetDocumentReference getDocumentReference,
    RetrieveDocument retrieveDocument,
    UpdateDocumentVisibility updateDocumentVisibility,
    ArchiveDocument archiveDocument,
    DeleteDocument deleteDocument,
    WatchDossier watchDossier,
    ListAccessTraces listAccessTraces) : DmpService.DmpServiceBase
{
    public override Task<PatientContext> OpenPatientContext(OpenPatientContextRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return openPatientContext.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<Dossier> CheckDossier(CheckDossierRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return checkDossier.RunAsync(context.Caller(), patient, request.IncludeTraits, context.CancellationToken);
    }

    public override Task<ListDossiersResponse> ListDossiers(ListDossiersRequest request, ServerCallContext context) =>
        listDossiers.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<Authorization> SetAuthorization(SetAuthorizationRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return setAuthorization.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<ListAuthorizationsResponse> ListAuthorizations(
        ListAuthorizationsRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return listAuthorizations.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<FeedingOpposition> SetFeedingOpposition(
        SetFeedingOppositionRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return setFeedingOpposition.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<AdministrativeData> GetAdministrativeData(
        GetAdministrativeDataRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return getAdministrativeData.RunAsync(context.Caller(), patient, context.CancellationToken);
    }

    public override Task<SearchPatientsResponse> SearchPatients(SearchPatientsRequest request, ServerCallContext context) =>
        searchPatients.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<Dossier> CreateDossier(CreateDossierRequest request, ServerCallContext context) =>
        throw Refusal.Because(Reason.CreationSupprimee);

    public override Task<Protos.Dmp.V1.Parameters> GetParameters(GetParametersRequest request, ServerCallContext context) =>
        Task.FromResult(getParameters.Run());

    public override Task<Submission> SubmitDocuments(
        IAsyncStreamReader<SubmitDocumentsRequest> requestStream, ServerCallContext context)
    {
        return submitDocuments.RunAsync(context.Caller(), requestStream, context.CancellationToken);
    }

    public override Task<FindDocumentsResponse> FindDocuments(FindDocumentsRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return findDocuments.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<CountDocumentsResponse> CountDocuments(CountDocumentsRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return countDocuments.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<DocumentReference> GetDocumentReference(
        GetDocumentReferenceRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return getDocumentReference.RunAsync(context.Caller(), patient, request.UniqueId, context.CancellationToken);
    }

    public override Task RetrieveDocument(
        RetrieveDocumentRequest request,
        IServerStreamWriter<RetrieveDocumentResponse> responseStream,
        ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return retrieveDocument.RunAsync(
            context.Caller(), patient, request.UniqueId, responseStream, context.CancellationToken);
    }

    public override Task<Document> UpdateDocumentVisibility(
        UpdateDocumentVisibilityRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return updateDocumentVisibility.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<Document> ArchiveDocument(ArchiveDocumentRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return archiveDocument.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task<DeleteDocumentResponse> DeleteDocument(DeleteDocumentRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return deleteDocument.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }

    public override Task WatchDossier(
        WatchDossierRequest request, IServerStreamWriter<WatchDossierResponse> responseStream, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        var watcher = new Watcher(context.Caller(), context.ClientCertificate(), patient);
        return watchDossier.RunAsync(watcher, request.Cursor, responseStream, context.CancellationToken);
    }

    public override Task<ListAccessTracesResponse> ListAccessTraces(
        ListAccessTracesRequest request, ServerCallContext context)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        return listAccessTraces.RunAsync(context.Caller(), patient, request, context.CancellationToken);
    }
}
