namespace MonEspaceSante.Server.Session;

internal static class SessionServices
{
    public static IServiceCollection AddSessionLps(this IServiceCollection services) => services
        .AddSingleton<CarteSignature>()
        .AddSingleton<OpenSession>()
        .AddSingleton<SessionStore>()
        .AddSingleton<SessionToken>()
        .AddSingleton<TokenKeys>();
}
