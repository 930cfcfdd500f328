using Grpc.Core;
using MonEspaceSante.Protos.Compte.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Compte;

/// <content>What a person does in the dossier.</content>
internal sealed partial class CompteGrpcService
{
    public override Task<ListProfessionalsResponse> ListProfessionals(
        ListProfessionalsRequest request, ServerCallContext context) =>
        espace.ListProfessionals.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<Authorization> BlockProfessional(BlockProfessionalRequest request, ServerCallContext context) =>
        espace.BlockAccess.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListDocumentsResponse> ListDocuments(ListDocumentsRequest request, ServerCallContext context) =>
        espace.ListDocuments.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task ReadDocument(
        ReadDocumentRequest request, IServerStreamWriter<ReadDocumentResponse> responseStream, ServerCallContext context) =>
        espace.ReadDocument.RunAsync(context.Person(), request, responseStream, context.CancellationToken);

    public override Task<Document> DepositDocument(
        IAsyncStreamReader<DepositDocumentRequest> requestStream, ServerCallContext context) =>
        espace.DepositDocument.RunAsync(context.Person(), requestStream, context.CancellationToken);

    public override Task<Document> HideDocument(HideDocumentRequest request, ServerCallContext context) =>
        espace.HideDocument.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<RemoveDocumentResponse> RemoveDocument(RemoveDocumentRequest request, ServerCallContext context) =>
        espace.RemoveDocument.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<Profil> GetProfil(GetProfilRequest request, ServerCallContext context) =>
        espace.GetProfil.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<Profil> UpdateProfil(UpdateProfilRequest request, ServerCallContext context) =>
        espace.UpdateProfil.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListTracesResponse> ListTraces(ListTracesRequest request, ServerCallContext context) =>
        espace.ListTraces.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListNotificationsResponse> ListNotifications(
        ListNotificationsRequest request, ServerCallContext context) =>
        espace.ListNotifications.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<AcknowledgeNotificationsResponse> AcknowledgeNotifications(
        AcknowledgeNotificationsRequest request, ServerCallContext context) =>
        espace.AcknowledgeNotifications.RunAsync(context.Person(), request, context.CancellationToken);
}
