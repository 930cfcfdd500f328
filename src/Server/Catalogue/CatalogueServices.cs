using MonEspaceSante.Server.Catalogue.Applications;
using MonEspaceSante.Server.Catalogue.Granted;
using MonEspaceSante.Server.Catalogue.Grants;
using MonEspaceSante.Server.Catalogue.Measures;
using MonEspaceSante.Server.Catalogue.Pairing;
using MonEspaceSante.Server.Dmp.Decisions;

namespace MonEspaceSante.Server.Catalogue;

internal static class CatalogueServices
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSingleton<CatalogueHashes>()
        .AddSingleton<CatalogueRequests>()
        .AddSingleton<IErasedWithDossier, CatalogueErasure>()
        .AddSingleton<ApplicationStore>()
        .AddSingleton<ReferenceApplication>()
        .AddSingleton<SetApplicationStatus>()
        .AddSingleton<ListApplications>()
        .AddSingleton<GetApplication>()
        .AddSingleton<GrantStore>()
        .AddSingleton<GrantJournal>()
        .AddSingleton<GrantAccess>()
        .AddSingleton<RevokeAccess>()
        .AddSingleton<ListGrants>()
        .AddSingleton<PairingCodes>()
        .AddSingleton<PairApplication>()
        .AddSingleton<OpenGrant>()
        .AddSingleton<GrantToken>()
        .AddSingleton<DemandGrant>()
        .AddSingleton<GrantGuards>()
        .AddSingleton<GrantedJournal>()
        .AddSingleton<GrantedCursor>()
        .AddSingleton<GetGrant>()
        .AddSingleton<ListGrantedDocuments>()
        .AddSingleton<ReadGrantedDocument>()
        .AddSingleton<WatchGrantedDocuments>()
        .AddSingleton<DepositGrantedDocument>()
        .AddSingleton<GrantedAgenda>()
        .AddSingleton<ListGrantedRendezVous>()
        .AddSingleton<CreateGrantedRendezVous>()
        .AddSingleton<CancelGrantedRendezVous>()
        .AddSingleton<MeasureStore>()
        .AddSingleton<AddMeasures>()
        .AddSingleton<ListMeasures>();
}
