using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Sandbox.OpenId;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.ProSanteConnect;

internal static class ProSanteConnectServices
{
    /// <summary>Reads all that it takes at once: a server that would not know whom to trust, or could not prove itself to the
    /// issuer, does not start.</summary>
    /// <exception cref="OperatorFileException">The operator's file has a fault.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The certificate of the service is not
    /// there.</exception>
    public static IServiceCollection AddProSanteConnect(
        this IServiceCollection services, ServerOptions options, DataFolder folder, bool isSandbox)
    {
        var trust = TrustSpace.Load(options.TrustSpaceFile);
        services.AddSingleton(trust).AddSingleton<Introspection>().AddSingleton<SubjectTokens>();
        if (trust.Issuer is null && !isSandbox)
            return services.AddSingleton(provider => Issuer.None(Clock(provider)));
        var certificate = new ServiceCertificate(folder);
        services.AddSingleton<IOwnCertificate>(certificate);
        if (trust.Issuer is { } address)
            return services.AddSingleton(provider =>
                new Issuer(address, Issuer.Handler(certificate, sandbox: null), Clock(provider)));
        return services
            .AddStubIssuer(options, folder)
            .AddSingleton(provider => new Issuer(
                provider.GetRequiredService<StubIssuer>().Url, Issuer.Handler(certificate, folder), Clock(provider)));
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
