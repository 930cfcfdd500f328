using Grpc.Core;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Catalogue.Measures;
using MonEspaceSante.Server.Catalogue.Pairing;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Catalogue;

internal sealed class ApplicationGrpcService(
    PairApplication pairApplication,
    OpenGrant openGrant,
    GetGrant getGrant,
    ListGrantedDocuments listDocuments,
    ReadGrantedDocument readDocument,
    WatchGrantedDocuments watchDocuments,
    DepositGrantedDocument depositDocument,
    ListMeasures listMeasures,
    AddMeasures addMeasures,
    ListGrantedRendezVous listRendezVous,
    CreateGrantedRendezVous createRendezVous,
    CancelGrantedRendezVous cancelRendezVous,
    GrantToken tokens)
    : ApplicationService.ApplicationServiceBase
{
    public override Task<PairApplicationResponse> PairApplication(
        PairApplicationRequest request, ServerCallContext context) =>
        pairApplication.RunAsync(context.ClientCertificate(), request, context.CancellationToken);

    public override Task<GrantSession> OpenGrant(OpenGrantRequest request, ServerCallContext context) =>
        openGrant.RunAsync(context.ClientCertificate(), request, context.CancellationToken);

    public override async Task<Grant> GetGrant(GetGrantRequest request, ServerCallContext context) =>
        await getGrant.RunAsync(await CallerAsync(context), context.CancellationToken);

    public override async Task<ListGrantedDocumentsResponse> ListGrantedDocuments(
        ListGrantedDocumentsRequest request, ServerCallContext context) =>
        await listDocuments.RunAsync(await CallerAsync(context), request, context.CancellationToken);

    public override async Task ReadGrantedDocument(
        ReadGrantedDocumentRequest request,
        IServerStreamWriter<ReadGrantedDocumentResponse> responseStream,
        ServerCallContext context) =>
        await readDocument.RunAsync(
            await CallerAsync(context), request.UniqueId, responseStream, context.CancellationToken);

    public override async Task WatchGrantedDocuments(
        WatchGrantedDocumentsRequest request,
        IServerStreamWriter<WatchGrantedDocumentsResponse> responseStream,
        ServerCallContext context) =>
        await watchDocuments.RunAsync(
            await CallerAsync(context), request.Cursor, responseStream, context.CancellationToken);

    public override async Task<Document> DepositGrantedDocument(
        IAsyncStreamReader<DepositGrantedDocumentRequest> requestStream, ServerCallContext context) =>
        await depositDocument.RunAsync(await CallerAsync(context), requestStream, context.CancellationToken);

    public override async Task<ListMeasuresResponse> ListMeasures(
        ListMeasuresRequest request, ServerCallContext context) =>
        await listMeasures.RunAsync(await CallerAsync(context), request, context.CancellationToken);

    public override async Task<AddMeasuresResponse> AddMeasures(AddMeasuresRequest request, ServerCallContext context) =>
        await addMeasures.RunAsync(await CallerAsync(context), request, context.CancellationToken);

    public override async Task<ListRendezVousResponse> ListRendezVous(
        ListRendezVousRequest request, ServerCallContext context) =>
        await listRendezVous.RunAsync(await CallerAsync(context), request, context.CancellationToken);

    public override async Task<CreateRendezVousResponse> CreateRendezVous(
        CreateRendezVousRequest request, ServerCallContext context) =>
        await createRendezVous.RunAsync(await CallerAsync(context), request, context.CancellationToken);

    public override async Task<RendezVous> CancelRendezVous(CancelRendezVousRequest request, ServerCallContext context) =>
        await cancelRendezVous.RunAsync(await CallerAsync(context), request, context.CancellationToken);

    private async Task<ApplicationCaller> CallerAsync(ServerCallContext context)
    {
        var certificate = context.ClientCertificate();
        var grantId = await tokens.ReadAsync(BearerToken.Of(context), certificate, context.CancellationToken);
        return new ApplicationCaller(grantId, certificate);
    }
}
