using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using MonEspaceSante.Protos.Dmp.V1;

namespace MonEspaceSante.Sdk.Tests.Peer;

internal sealed class DmpMethods : IServiceMethodProvider<DmpPeer>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<DmpPeer> context)
    {
        context.AddUnaryMethod(
            Rpc.Unary<CheckDossierRequest, Dossier>(Rpc.Dmp, nameof(DmpPeer.CheckDossier)),
            [],
            (peer, request, call) => peer.CheckDossier(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<FindDocumentsRequest, FindDocumentsResponse>(Rpc.Dmp, nameof(DmpPeer.FindDocuments)),
            [],
            (peer, request, call) => peer.FindDocuments(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<UpdateDocumentVisibilityRequest, Document>(Rpc.Dmp, nameof(DmpPeer.UpdateDocumentVisibility)),
            [],
            (peer, request, call) => peer.UpdateDocumentVisibility(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<ArchiveDocumentRequest, Document>(Rpc.Dmp, nameof(DmpPeer.ArchiveDocument)),
            [],
            (peer, request, call) => peer.ArchiveDocument(request, call));
        context.AddUnaryMethod(
            Rpc.Unary<DeleteDocumentRequest, DeleteDocumentResponse>(Rpc.Dmp, nameof(DmpPeer.DeleteDocument)),
            [],
            (peer, request, call) => peer.DeleteDocument(request, call));
        context.AddClientStreamingMethod(
            Rpc.Of<SubmitDocumentsRequest, Submission>(
                MethodType.ClientStreaming, Rpc.Dmp, nameof(DmpPeer.SubmitDocuments)),
            [],
            (peer, parts, call) => peer.SubmitDocuments(parts, call));
        context.AddServerStreamingMethod(
            Rpc.Of<RetrieveDocumentRequest, RetrieveDocumentResponse>(
                MethodType.ServerStreaming, Rpc.Dmp, nameof(DmpPeer.RetrieveDocument)),
            [],
            (peer, request, parts, call) => peer.RetrieveDocument(request, parts, call));
        context.AddServerStreamingMethod(
            Rpc.Of<WatchDossierRequest, WatchDossierResponse>(
                MethodType.ServerStreaming, Rpc.Dmp, nameof(DmpPeer.WatchDossier)),
            [],
            (peer, request, messages, call) => peer.WatchDossier(request, messages, call));
        context.AddUnaryMethod(
            Rpc.Unary<ListAccessTracesRequest, ListAccessTracesResponse>(Rpc.Dmp, nameof(DmpPeer.ListAccessTraces)),
            [],
            (peer, request, call) => peer.ListAccessTraces(request, call));
    }
}
