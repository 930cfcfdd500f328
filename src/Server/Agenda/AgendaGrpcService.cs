using Grpc.Core;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Changes;
using MonEspaceSante.Server.Agenda.Creneaux;
using MonEspaceSante.Server.Agenda.Export;
using MonEspaceSante.Server.Agenda.Rappels;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda;

internal sealed class AgendaGrpcService(
    CreateRendezVous createRendezVous,
    GetRendezVous getRendezVous,
    ListRendezVous listRendezVous,
    UpdateRendezVous updateRendezVous,
    CancelRendezVous cancelRendezVous,
    PublishCreneaux publishCreneaux,
    ListCreneaux listCreneaux,
    WithdrawCreneau withdrawCreneau,
    ListRappels listRappels,
    WatchAgenda watchAgenda,
    ExportCalendar exportCalendar) : AgendaService.AgendaServiceBase
{
    public override Task<CreateRendezVousResponse> CreateRendezVous(
        CreateRendezVousRequest request, ServerCallContext context) =>
        createRendezVous.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<RendezVous> GetRendezVous(GetRendezVousRequest request, ServerCallContext context) =>
        getRendezVous.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<ListRendezVousResponse> ListRendezVous(
        ListRendezVousRequest request, ServerCallContext context) =>
        listRendezVous.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<UpdateRendezVousResponse> UpdateRendezVous(
        UpdateRendezVousRequest request, ServerCallContext context) =>
        updateRendezVous.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<RendezVous> CancelRendezVous(CancelRendezVousRequest request, ServerCallContext context) =>
        cancelRendezVous.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<PublishCreneauxResponse> PublishCreneaux(
        PublishCreneauxRequest request, ServerCallContext context) =>
        publishCreneaux.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<ListCreneauxResponse> ListCreneaux(ListCreneauxRequest request, ServerCallContext context) =>
        listCreneaux.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<WithdrawCreneauResponse> WithdrawCreneau(
        WithdrawCreneauRequest request, ServerCallContext context) =>
        withdrawCreneau.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task<ListRappelsResponse> ListRappels(ListRappelsRequest request, ServerCallContext context) =>
        listRappels.RunAsync(context.Caller(), request, context.CancellationToken);

    public override Task WatchAgenda(
        WatchAgendaRequest request, IServerStreamWriter<WatchAgendaResponse> responseStream, ServerCallContext context) =>
        watchAgenda.RunAsync(
            context.Caller(), context.ClientCertificate(), request.Cursor, responseStream, context.CancellationToken);

    public override Task ExportCalendar(
        ExportCalendarRequest request,
        IServerStreamWriter<ExportCalendarResponse> responseStream,
        ServerCallContext context) =>
        exportCalendar.RunAsync(context.Caller(), request, responseStream, context.CancellationToken);
}
