using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Agenda.Changes;
using MonEspaceSante.Server.Agenda.Creneaux;
using MonEspaceSante.Server.Agenda.Export;
using MonEspaceSante.Server.Agenda.Patient;
using MonEspaceSante.Server.Agenda.Rappels;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Agenda;

internal static class AgendaServices
{
    /// <exception cref="OperatorFileException">The operator's file of the reminders has a fault.</exception>
    public static IServiceCollection AddAgenda(this IServiceCollection services, ServerOptions options) => services
        .AddSingleton<AgendaKeys>()
        .AddSingleton<AgendaPage>()
        .AddSingleton<CallerSight>()
        .AddSingleton<AgendaTraces>()
        .AddSingleton<IErasedWithDossier, AgendaErasure>()
        .AddBooking()
        .AddPatient()
        .AddCreneaux()
        .AddRappels(options)
        .AddChanges()
        .AddSingleton<ExportCalendar>();

    private static IServiceCollection AddBooking(this IServiceCollection services) => services
        .AddSingleton<RendezVousStore>()
        .AddSingleton<TimeStore>()
        .AddSingleton<SeriesTimes>()
        .AddSingleton<AgendaNotice>()
        .AddSingleton<KeepRendezVous>()
        .AddSingleton<ChosenAgenda>()
        .AddSingleton<ShownRendezVous>()
        .AddSingleton<ListedPage>()
        .AddSingleton<CreateRendezVous>()
        .AddSingleton<GetRendezVous>()
        .AddSingleton<ListRendezVous>()
        .AddSingleton<UpdateRendezVous>()
        .AddSingleton<CancelRendezVous>();

    private static IServiceCollection AddPatient(this IServiceCollection services) => services
        .AddSingleton<CreateOwnRendezVous>()
        .AddSingleton<GetOwnRendezVous>()
        .AddSingleton<ListOwnRendezVous>()
        .AddSingleton<UpdateOwnRendezVous>()
        .AddSingleton<CancelOwnRendezVous>()
        .AddSingleton<ListFamilyRendezVous>();

    private static IServiceCollection AddCreneaux(this IServiceCollection services) => services
        .AddSingleton<CreneauStore>()
        .AddSingleton<PublishCreneaux>()
        .AddSingleton<ListCreneaux>()
        .AddSingleton<WithdrawCreneau>()
        .AddSingleton<BookCreneau>();

    private static IServiceCollection AddRappels(this IServiceCollection services, ServerOptions options) => services
        .AddSingleton(RappelCalendar.Load(options.RappelsFile))
        .AddSingleton<RappelScheduleStore>()
        .AddSingleton<ReminderStore>()
        .AddSingleton<RappelReading>()
        .AddSingleton<ListRappels>()
        .AddSingleton<IOpenedWithDossier, EnrolPatient>()
        .AddSingleton<DueRappels>()
        .AddHostedService<RappelJobs>();

    private static IServiceCollection AddChanges(this IServiceCollection services) => services
        .AddSingleton<AgendaEventStore>()
        .AddSingleton<AgendaCursor>()
        .AddSingleton<AgendaFeed>()
        .AddSingleton<WatchAgenda>()
        .AddSingleton<WatchOwnAgenda>();
}
