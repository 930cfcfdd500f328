using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Peer;

/// <summary>A DMP that does as the test says.</summary>
internal sealed class DmpPeer(PeerScript script)
{
    public Task<Dossier> CheckDossier(CheckDossierRequest request, ServerCallContext context)
    {
        script.Admit(context);
        return Task.FromResult(new Dossier { Patient = request.Patient, Status = DossierStatus.Actif });
    }

    public Task<FindDocumentsResponse> FindDocuments(FindDocumentsRequest request, ServerCallContext context)
    {
        script.Admit(context);
        return Task.FromResult(script.Find(request));
    }

    public Task<Submission> SubmitDocuments(IAsyncStreamReader<SubmitDocumentsRequest> parts, ServerCallContext context)
    {
        script.Admit(context);
        return script.Submit(parts, context.CancellationToken);
    }

    public Task<Document> UpdateDocumentVisibility(UpdateDocumentVisibilityRequest request, ServerCallContext context) =>
        ChangeAsync(request.RequestId, context, Stored(request.Patient));

    public Task<Document> ArchiveDocument(ArchiveDocumentRequest request, ServerCallContext context) =>
        ChangeAsync(request.RequestId, context, Stored(request.Patient));

    public Task<DeleteDocumentResponse> DeleteDocument(DeleteDocumentRequest request, ServerCallContext context) =>
        ChangeAsync(request.RequestId, context, new DeleteDocumentResponse { DeleteTime = new() });

    private Task<T> ChangeAsync<T>(string requestId, ServerCallContext context, T answer)
    {
        script.ChangeRequests.Enqueue(requestId);
        script.Admit(context);
        return Task.FromResult(answer);
    }

    private static Document Stored(Protos.Identity.V1.Ins patient) => new() { Metadata = new() { Patient = patient } };

    public Task RetrieveDocument(
        RetrieveDocumentRequest request, IServerStreamWriter<RetrieveDocumentResponse> parts, ServerCallContext context)
    {
        script.Admit(context);
        return script.Retrieve(parts);
    }

    public Task WatchDossier(
        WatchDossierRequest request, IServerStreamWriter<WatchDossierResponse> messages, ServerCallContext context)
    {
        script.Watches.Enqueue(request.Cursor);
        script.Admit(context);
        return script.Watch(messages, context.CancellationToken);
    }

    public Task<ListAccessTracesResponse> ListAccessTraces(ListAccessTracesRequest request, ServerCallContext context)
    {
        script.Admit(context);
        return Task.FromResult(script.ListTraces(request));
    }
}
