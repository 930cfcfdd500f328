using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.ProSanteConnect;

internal static class ProSanteConnectServices
{
    /// <summary>Loads the trust space at once: a server that would not know whom to trust does not start.</summary>
    /// <exception cref="RightsFileException">The operator's file has a fault.</exception>
    public static IServiceCollection AddProSanteConnect(
        this IServiceCollection services, ServerOptions options, DataFolder folder, bool isSandbox)
    {
        var trust = TrustSpace.Load(options.TrustSpaceFile);
        if (trust.Issuer is null && isSandbox) services.AddStubIssuer(options, folder);
        return services
            .AddSingleton(trust)
            .AddSingleton(provider => trust.Issuer is null && !isSandbox
                ? Issuer.None(provider.GetRequiredService<TimeProvider>())
                : new Issuer(
                    trust.Issuer ?? provider.GetRequiredService<StubIssuer>().Url,
                    Issuer.Handler(folder, isOfSandbox: trust.Issuer is null),
                    provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<Introspection>()
            .AddSingleton<SubjectTokens>();
    }
}
