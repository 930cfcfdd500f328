using MonEspaceSante.Server.Compte.Assures;
using MonEspaceSante.Server.Compte.Patient;
using MonEspaceSante.Server.Compte.Sessions;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Compte;

internal static class CompteServices
{
    public static IServiceCollection AddCompte(this IServiceCollection services) => services
        .AddSingleton<CompteStore>()
        .AddSingleton<RepresentativeStore>()
        .AddSingleton<CredentialStore>()
        .AddSingleton<Passwords>()
        .AddSingleton<PersonSessionStore>()
        .AddSingleton<PersonToken>()
        .AddSingleton<IGate, PersonGate>()
        .AddSingleton<DemandPerson>()
        .AddSingleton<SignInFailures>()
        .AddSingleton<SignIn>()
        .AddSingleton<RenewSignIn>()
        .AddSingleton<PatientUseCases>();
}
