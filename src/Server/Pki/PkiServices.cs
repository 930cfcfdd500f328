namespace MonEspaceSante.Server.Pki;

internal static class PkiServices
{
    private const int Retries = 2;

    private static readonly TimeSpan TimeOfList = TimeSpan.FromMinutes(1);

    // A call waits for it.
    private static readonly TimeSpan TimeOfAnswer = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddPki(this IServiceCollection services, TrustSets sets) => services
        .AddSingleton(sets)
        .AddSingleton<TrustMetrics>()
        .AddSingleton<TrustFolder>()
        .AddSingleton<RevocationLists>()
        .AddSingleton<OcspSigners>()
        .AddSingleton<OcspStatus>()
        .AddSingleton<ServerCertificate>()
        .AddSingleton<TrustExpiries>()
        .AddSingleton<ExpiryAlarms>()
        .AddSingleton<TrustHealth>()
        .AddSingleton<TrustWatch>()
        .AddSingleton<RevocationDownload>()
        .AddSingleton<CertificateVerifier>()
        .AddHostedService(provider => provider.GetRequiredService<TrustWatch>())
        .AddHostedService(provider => provider.GetRequiredService<RevocationDownload>())
        .AddResilientClient(RevocationDownload.Client, Retries, TimeOfList, RevocationLists.LargestList)
        .AddResilientClient(OcspStatus.Client, retries: 1, TimeOfAnswer, OcspStatus.LargestAnswer);

    // One pipeline for each client, so that its circuit breaker remembers; no redirection to an address of somebody else.
    private static IServiceCollection AddResilientClient(
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
        return services;
    }
}
