namespace MonEspaceSante.Server.Session;

internal static class SessionServices
{
    public static IServiceCollection AddSessionLps(this IServiceCollection services) => services
        .AddSingleton<SignatureVerifier>()
        .AddSingleton<StatedIdentity>()
        .AddSingleton<OpenSession>()
        .AddSingleton<ExchangeToken>()
        .AddSingleton<RenewSession>()
        .AddSingleton<SessionStore>()
        .AddSingleton<LiveSession>()
        .AddSingleton<AccessContextStore>()
        .AddSingleton<AccessInterceptor>()
        .AddSingleton<CallerSession>()
        .AddSingleton<IGate, ProfessionalGate>()
        .AddSingleton<IGate, OperatorGate>()
        .AddSingleton<IGate, ApplicationGate>()
        .AddSingleton<SignedToken>()
        .AddSingleton<SessionToken>()
        .AddSingleton<TokenKeys>();
}
