using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Server.Outgoing;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Insi.National;

internal static class NationalServices
{
    /// <exception cref="ArgumentException">A setting that the téléservice needs is missing.</exception>
    /// <exception cref="OperatorFileException">The operator's mapping has a fault.</exception>
    public static IServiceCollection AddNationalInsi(this IServiceCollection services, InsiOptions options)
    {
        Demand(options.CertificateFile, nameof(options.CertificateFile));
        Demand(options.BillingIdentifier, nameof(options.BillingIdentifier));
        Demand(options.Idam, nameof(options.Idam));
        Demand(options.SoftwareName, nameof(options.SoftwareName));
        Demand(options.SoftwareVersion, nameof(options.SoftwareVersion));
        var mapping = InsiMapping.Load(options.MappingFile);
        services
            .AddSingleton(mapping)
            .AddSingleton<OrgCertificate>()
            .AddSingleton<InsiCallers>()
            .AddSingleton<IOwnCertificate>(provider => provider.GetRequiredService<OrgCertificate>())
            .AddSingleton<InsiEnvelopes>()
            .AddSingleton<InsiFaults>()
            .AddSingleton<InsiChannel>()
            .AddSingleton<InsiAnswers>()
            .AddSingleton<LotsLeft>()
            .AddSingleton<InsiBatch>()
            .AddSingleton<NationalRegistry>()
            .AddSingleton(provider => new CallPace(
                mapping.Limites.AppelsParSeconde,
                mapping.Limites.AppelsEnAttente,
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<InsiPipelines>();
        services.AddHttpClient(InsiChannel.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => InsiConnection.Handler(
                provider.GetRequiredService<OrgCertificate>(), Roots(options)))
            .AddHttpMessageHandler(provider => new ResilientHandler(
                provider.GetRequiredService<InsiPipelines>().Tries, SoapAnswer.LargestAnswer))
            .AddHttpMessageHandler(provider => new PacedHandler(
                provider.GetRequiredService<CallPace>(), provider.GetRequiredService<TimeProvider>()))
            .AddHttpMessageHandler(provider => new ResilientHandler(
                provider.GetRequiredService<InsiPipelines>().Call, SoapAnswer.LargestAnswer))
            .RemoveAllLoggers();
        return services;
    }

    private static X509Certificate2Collection Roots(InsiOptions options)
    {
        X509Certificate2Collection roots = [];
        if (options.TrustedRootsFile is { } file) roots.ImportFromPemFile(file);
        return roots;
    }

    private static void Demand(string? value, string option)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new ArgumentException($"Insi:{option} est attendu pour interroger le téléservice INSi.");
    }
}
