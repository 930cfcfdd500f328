using MonEspaceSante.Server.Pki;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Sandbox.OpenId;

internal static class StubIssuerServices
{
    public static IServiceCollection AddStubIssuer(
        this IServiceCollection services, ServerOptions options, DataFolder folder) => services
        .AddSingleton(_ => IssuerData.Read())
        .AddSingleton<IssuerScript>()
        .AddSingleton<IssuerKey>()
        .AddSingleton<SignIns>()
        .AddSingleton(provider => new SoftwareAuthentication(
            provider.GetRequiredService<IssuerData>(), provider.GetRequiredService<CertificateVerifier>(), folder))
        .AddSingleton<TokenAnswer>()
        .AddSingleton<IssuerFaults>()
        .AddSingleton<DiscoveryEndpoint>()
        .AddSingleton<AuthorizationEndpoint>()
        .AddSingleton<TokenEndpoint>()
        .AddSingleton<CibaEndpoint>()
        .AddSingleton<ClaimEndpoints>()
        .AddSingleton<EndSessionEndpoint>()
        .AddSingleton<IssuerEndpoints>()
        .AddSingleton(provider => new StubIssuer(
            options,
            provider.GetRequiredService<ServerCertificate>(),
            provider.GetRequiredService<IssuerEndpoints>(),
            provider.GetRequiredService<ILoggerFactory>()))
        .AddHostedService(provider => provider.GetRequiredService<StubIssuer>());
}
