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

    public Task RetrieveDocument(
        RetrieveDocumentRequest request, IServerStreamWriter<RetrieveDocumentResponse> parts, ServerCallContext context)
    {
        script.Admit(context);
        return script.Retrieve(parts);
    }
}
