using MonEspaceSante.Cda;
using MonEspaceSante.Server.Dmp.Authorizations;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Decisions;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Submissions;
using MonEspaceSante.Server.Dmp.Traces;

namespace MonEspaceSante.Server.Dmp;

internal static class DmpServices
{
    public static IServiceCollection AddDmp(this IServiceCollection services) => services
        .AddSingleton<PatientRegister>()
        .AddSingleton<DossierStore>()
        .AddSingleton<AuthorizationStore>()
        .AddSingleton<AnswerStore>()
        .AddSingleton<AnsweredRequests>()
        .AddSingleton<DossierRights>()
        .AddSingleton<DocumentStore>()
        .AddSingleton<DocumentSearch>()
        .AddSingleton<SearchRate>()
        .AddSingleton<KnownDocument>()
        .AddSingleton<VisibilityRule>()
        .AddSingleton<VisibilityLimits>()
        .AddSingleton<ChangeStore>()
        .AddSingleton<ChangeCursor>()
        .AddSingleton<ToldChange>()
        .AddSingleton<WatchRight>()
        .AddSingleton<WatchDossier>()
        .AddSingleton<DossierJournal>()
        .AddSingleton<ListAccessTraces>()
        .AddSingleton<SubmissionStore>()
        .AddSingleton<SubmissionSignature>()
        .AddSingleton<PageToken>()
        .AddSingleton<OpenDossier>()
        .AddSingleton<ListToken>()
        .AddSingleton<DossierListStore>()
        .AddSingleton<TraitStore>()
        .AddSingleton<Visits>()
        .AddSingleton<GrantedTransactions>()
        .AddSingleton<CountNewDocuments>()
        .AddSingleton<OpenPatientContext>()
        .AddSingleton<MinorPatient>()
        .AddSingleton<OpenAccessContext>()
        .AddSingleton<OpenBrisDeGlace>()
        .AddSingleton<OpenConnexionSecrete>()
        .AddSingleton<CheckDossier>()
        .AddSingleton<ListDossiers>()
        .AddSingleton<SetAuthorization>()
        .AddSingleton<ListAuthorizations>()
        .AddSingleton<SetFeedingOpposition>()
        .AddSingleton<GetAdministrativeData>()
        .AddSingleton<SearchPatients>()
        .AddSingleton<GetParameters>()
        .AddSingleton<BlockProfessional>()
        .AddSingleton<OpposeAccess>()
        .AddSingleton<CloseDossier>()
        .AddSingleton<AttachDossier>()
        .AddSingleton<EraseDossier>()
        .AddSingleton<VaccinationStore>()
        .AddSingleton<KeptSubmissions>()
        .AddSingleton<KeepSubmission>()
        .AddSingleton<KeepDocument>()
        .AddSingleton<FindPredecessor>()
        .AddSingleton<JudgeSubmission>()
        .AddSingleton<DepositVisibility>()
        .AddSingleton<FeedingOppositionStore>()
        .AddSingleton<FeedingRight>()
        .AddSingleton<TrySubmission>()
        .AddSingleton<RehearseSubmission>()
        .AddSingleton<KeepOwnDocument>()
        .AddSingleton<KeepOwnSubmission>()
        .AddSingleton(services => new CdaLimits { MaxBytes = services.GetRequiredService<ServerOptions>().MaxDocumentBytes })
        .AddSingleton(services => ServerLint.Of(
            services.GetRequiredService<ServerOptions>(), services.GetRequiredService<CdaLimits>()))
        .AddSingleton<SubmitDocuments>()
        .AddSingleton<FindDocuments>()
        .AddSingleton<CountDocuments>()
        .AddSingleton<GetDocumentReference>()
        .AddSingleton<RetrieveDocument>()
        .AddSingleton<UpdateDocumentVisibility>()
        .AddSingleton<ArchiveDocument>()
        .AddSingleton<DeleteDocument>();
}
