using MonEspaceSante.Server.Outgoing;

namespace MonEspaceSante.Server.Pki;

internal static class PkiServices
{
    private const int Retries = 2;

    private static readonly TimeSpan TimeOfList = TimeSpan.FromMinutes(1);

    // A call waits for it.
    private static readonly TimeSpan TimeOfAnswer = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddPki(this IServiceCollection services, TrustSets sets)
    {
        foreach (var address in Distinct(sets.Authorities.Select(row => row.Liste)))
            services.AddResilientClient(RevocationDownload.ClientOf(address), Retries, TimeOfList, RevocationLists.LargestList);
        foreach (var address in Distinct(sets.Authorities.Select(row => row.Ocsp?.Adresse)))
            services.AddResilientClient(OcspStatus.ClientOf(address), retries: 1, TimeOfAnswer, OcspStatus.LargestAnswer);
        return services.AddJudges(sets);
    }

    private static IEnumerable<string> Distinct(IEnumerable<string?> addresses) => addresses.OfType<string>().Distinct();

    private static IServiceCollection AddJudges(this IServiceCollection services, TrustSets sets) => services
        .AddSingleton(sets)
        .AddHttpClient()
        .AddSingleton<TrustMetrics>()
        .AddSingleton<TrustFolder>()
        .AddSingleton<RevocationLists>()
        .AddSingleton<OcspSigners>()
        .AddSingleton<OcspStatus>()
        .AddSingleton<ServerCertificate>()
        .AddSingleton<IOwnCertificate>(provider => provider.GetRequiredService<ServerCertificate>())
        .AddSingleton<TrustExpiries>()
        .AddSingleton<ExpiryAlarms>()
        .AddSingleton<TrustHealth>()
        .AddSingleton<TrustWatch>()
        .AddSingleton<RevocationDownload>()
        .AddSingleton<CertificateVerifier>()
        .AddHostedService(provider => provider.GetRequiredService<TrustWatch>())
        .AddHostedService(provider => provider.GetRequiredService<RevocationDownload>());

    // One pipeline for each address, so that its circuit breaker remembers it, and it alone; no redirection to an address of
    // somebody else.
    private static void AddResilientClient(
        this IServiceCollection services, string name, int retries, TimeSpan timeOfTry, long largestAnswer)
    {
        services.AddKeyedSingleton(
            name,
            (provider, _) => ResilientHandler.Pipeline(retries, timeOfTry, provider.GetRequiredService<TimeProvider>()));
        // The time of each try bounds it; a client's own would cut the last one.
        services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddHttpMessageHandler(provider => new ResilientHandler(
                provider.GetRequiredKeyedService<Polly.ResiliencePipeline<HttpResponseMessage>>(name), largestAnswer))
            .RemoveAllLoggers();
    }
}
