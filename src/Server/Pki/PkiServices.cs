using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Pki;

internal static class PkiServices
{
    public static IServiceCollection AddPki(this IServiceCollection services, DataFolder folder) => services
        .AddSingleton(_ => new TrustSet(folder.Trust))
        .AddSingleton(provider => new RevocationLists(
            folder.Trust,
            provider.GetRequiredService<TrustSet>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RevocationLists>>()))
        .AddHostedService(provider => provider.GetRequiredService<RevocationLists>())
        .AddSingleton<CertificateVerifier>();
}
