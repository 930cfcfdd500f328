using MonEspaceSante.Server.Insi.Cache;
using MonEspaceSante.Server.Insi.Embedded;
using MonEspaceSante.Server.Insi.National;
using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox;

namespace MonEspaceSante.Server.Insi;

internal static class InsiServices
{
    /// <exception cref="ArgumentException">A setting that the téléservice needs is missing.</exception>
    /// <exception cref="OperatorFileException">The operator's mapping has a fault.</exception>
    public static IServiceCollection AddInsi(this IServiceCollection services, ServerOptions options, TrustSets trust)
    {
        if (options.Insi.Register == InsRegister.National) services.AddNationalInsi(options.Insi);
        return services
            .AddSingleton<IdentityStore>()
            .AddSingleton<EmbeddedRegistry>()
            .AddSingleton<AnswerCache>()
            .AddHostedService<CachePurge>()
            .AddSingleton<CurrentScenario>()
            .AddSingleton(provider => Registry(provider, options.Insi, trust.Nature))
            .AddSingleton<SearchByTraits>()
            .AddSingleton<SearchByVitale>()
            .AddSingleton<VerifyIdentities>();
    }

    // A scenario comes before the cache, which must not keep what it plays.
    private static IInsRegistry Registry(IServiceProvider provider, InsiOptions options, TrustNature nature)
    {
        IInsRegistry registry = options.Register == InsRegister.National
            ? provider.GetRequiredService<NationalRegistry>()
            : provider.GetRequiredService<EmbeddedRegistry>();
        if (options.CacheMinutes > 0) registry = new CachedRegistry(registry, provider.GetRequiredService<AnswerCache>());
        return nature == TrustNature.Sandbox
            ? new ScriptedRegistry(registry, provider.GetRequiredService<CurrentScenario>())
            : registry;
    }
}
