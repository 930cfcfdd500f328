using MonEspaceSante.Server.Insi.Embedded;

namespace MonEspaceSante.Server.Insi;

internal static class InsiServices
{
    public static IServiceCollection AddInsi(this IServiceCollection services) => services
        .AddSingleton<IdentityStore>()
        .AddSingleton<IInsRegistry, EmbeddedRegistry>()
        .AddSingleton<SearchByTraits>()
        .AddSingleton<SearchByVitale>()
        .AddSingleton<VerifyIdentities>();
}
