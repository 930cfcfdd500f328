using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Compte.Espace;

internal static class EspaceServices
{
    public static IServiceCollection AddEspace(this IServiceCollection services) => services
        .AddSingleton<PersonDossier>()
        .AddSingleton<PersonRequests>()
        .AddSingleton<PersonJournal>()
        .AddSingleton<EspacePage>()
        .AddSingleton<ShownDocument>()
        .AddSingleton<OwnDocumentRule>()
        .AddSingleton<ListProfessionals>()
        .AddSingleton<BlockAccess>()
        .AddSingleton<ListDocuments>()
        .AddSingleton<ReadDocument>()
        .AddSingleton<DepositDocument>()
        .AddSingleton<HideDocument>()
        .AddSingleton<RemoveDocument>()
        .AddSingleton<ProfilStore>()
        .AddSingleton<ProfilDocument>()
        .AddSingleton<GetProfil>()
        .AddSingleton<UpdateProfil>()
        .AddSingleton<ListTraces>()
        .AddSingleton<NotificationMarkStore>()
        .AddSingleton<ListNotifications>()
        .AddSingleton<AcknowledgeNotifications>()
        .AddSingleton<IErasedWithDossier, ErasedEspace>()
        .AddSingleton<EspacePatient>();
}
