using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Codes;
using MonEspaceSante.Server.Compte.Comptes;
using MonEspaceSante.Server.Compte.Courriers;
using MonEspaceSante.Server.Compte.Deploiement;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Evenements;
using MonEspaceSante.Server.Compte.Operateur;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Reprise;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Compte;

internal static class CompteServices
{
    /// <exception cref="OperatorFileException">The operator's file of the deployment has a fault.</exception>
    public static IServiceCollection AddCompte(this IServiceCollection services, ServerOptions options) => services
        .AddSingleton(Deployment.Load(options.DeploymentFile))
        .AddSessions()
        .AddEvents()
        .AddOperator()
        .AddEspace();

    private static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<RepresentativeStore>()
        .AddSingleton<CredentialStore>()
        .AddSingleton<Passwords>()
        .AddSingleton<ChosenCredential>()
        .AddSingleton<PersonSessionStore>()
        .AddSingleton<PersonToken>()
        .AddSingleton<IGate, PersonGate>()
        .AddSingleton<DemandPerson>()
        .AddSingleton<LivePerson>()
        .AddSingleton<SignInFailures>()
        .AddSingleton<SignIn>()
        .AddSingleton<RenewSignIn>();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton<CompteStore>()
        .AddSingleton<HoldCompte>()
        .AddSingleton<CompteRequests>()
        .AddSingleton<CompteReading>()
        .AddSingleton<AssureStore>()
        .AddSingleton<CodeStore>()
        .AddSingleton<DemandRate>()
        .AddSingleton<CourrierStore>()
        .AddSingleton<SendCode>()
        .AddSingleton<RequestCode>()
        .AddSingleton<OpposeCompte>()
        .AddSingleton<SpendCode>()
        .AddSingleton<ActivateCompte>()
        .AddSingleton<ActivateMineur>()
        .AddSingleton<ReplaceCredentials>()
        .AddSingleton<CloseCompte>()
        .AddSingleton<SetErasure>()
        .AddSingleton<GetCompte>()
        .AddSingleton<SetConfidentiality>()
        .AddSingleton<ImportedDossierStore>()
        .AddSingleton<EraseFormerDossiers>()
        .AddSingleton<DueEvents>()
        .AddHostedService<CompteJobs>();

    private static IServiceCollection AddOperator(this IServiceCollection services) => services
        .AddSingleton<KeepAssure>()
        .AddSingleton<RegisterAssures>()
        .AddSingleton<WaveStore>()
        .AddSingleton<AnnounceComptes>()
        .AddSingleton<IssueActivationCode>()
        .AddSingleton<IssueCredentialsCode>()
        .AddSingleton<ExportCourriers>()
        .AddSingleton<DeclareDeces>();
}
