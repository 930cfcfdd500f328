using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Server.Pki;

namespace MonEspaceSante.Server.Insi.National;

/// <summary>Mutual TLS with the téléservice.</summary>
internal static class InsiConnection
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);

    /// <summary>A handler that shows the certificate of now: the factory makes another one every few minutes.</summary>
    public static SocketsHttpHandler Handler(OrgCertificate certificate, X509Certificate2Collection roots) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = LongestLife,
        SslOptions = new SslClientAuthenticationOptions
        {
            ClientCertificateContext = certificate.ForConnection(),
            CertificateChainPolicy = Trust(roots),
            RemoteCertificateValidationCallback = (sender, shown, _, errors) =>
                errors == SslPolicyErrors.None && sender is SslStream stream && IsNamed(shown, stream.TargetHostName),
        },
    };

    private static X509ChainPolicy Trust(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            TrustMode = roots.Count == 0 ? X509ChainTrustMode.System : X509ChainTrustMode.CustomRootTrust,
        };
        policy.CustomTrustStore.AddRange(roots);
        policy.ApplicationPolicy.Add(new Oid(CertificateUsage.ServerAuth));
        return policy;
    }

    // TLS libraries fall back on the common name; the national rule takes the alternative names alone.
    private static bool IsNamed(X509Certificate? shown, string host) =>
        shown is X509Certificate2 certificate
        && certificate.MatchesHostname(host, allowWildcards: true, allowCommonName: false);
}
