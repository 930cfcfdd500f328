using Grpc.Core;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Agenda.Changes;
using MonEspaceSante.Server.Agenda.Creneaux;
using MonEspaceSante.Server.Agenda.Export;
using MonEspaceSante.Server.Agenda.Patient;
using MonEspaceSante.Server.Agenda.Rappels;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Agenda;

internal sealed class AgendaPatientGrpcService(
    CreateOwnRendezVous createRendezVous,
    GetOwnRendezVous getRendezVous,
    ListOwnRendezVous listRendezVous,
    UpdateOwnRendezVous updateRendezVous,
    CancelOwnRendezVous cancelRendezVous,
    ListFamilyRendezVous listFamilyRendezVous,
    ListCreneaux listCreneaux,
    BookCreneau bookCreneau,
    ListRappels listRappels,
    WatchOwnAgenda watchAgenda,
    ExportCalendar exportCalendar) : AgendaPatientService.AgendaPatientServiceBase
{
    public override Task<CreateRendezVousResponse> CreateRendezVous(
        CreateRendezVousRequest request, ServerCallContext context) =>
        createRendezVous.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<RendezVous> GetRendezVous(GetRendezVousRequest request, ServerCallContext context) =>
        getRendezVous.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListRendezVousResponse> ListRendezVous(
        ListRendezVousRequest request, ServerCallContext context) =>
        listRendezVous.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<UpdateRendezVousResponse> UpdateRendezVous(
        UpdateRendezVousRequest request, ServerCallContext context) =>
        updateRendezVous.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<RendezVous> CancelRendezVous(CancelRendezVousRequest request, ServerCallContext context) =>
        cancelRendezVous.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListRendezVousResponse> ListFamilyRendezVous(
        ListFamilyRendezVousRequest request, ServerCallContext context) =>
        listFamilyRendezVous.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListCreneauxResponse> FindCreneaux(FindCreneauxRequest request, ServerCallContext context) =>
        listCreneaux.FindAsync(request, context.CancellationToken);

    public override Task<CreateRendezVousResponse> BookCreneau(BookCreneauRequest request, ServerCallContext context) =>
        bookCreneau.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task<ListRappelsResponse> ListRappels(ListRappelsRequest request, ServerCallContext context) =>
        listRappels.RunAsync(context.Person(), request, context.CancellationToken);

    public override Task WatchOwnAgenda(
        WatchOwnAgendaRequest request, IServerStreamWriter<WatchAgendaResponse> responseStream, ServerCallContext context) =>
        watchAgenda.RunAsync(context.Person(), request, responseStream, context.CancellationToken);

    public override Task ExportOwnCalendar(
        ExportOwnCalendarRequest request,
        IServerStreamWriter<ExportCalendarResponse> responseStream,
        ServerCallContext context) =>
        exportCalendar.RunAsync(context.Person(), request, responseStream, context.CancellationToken);
}
