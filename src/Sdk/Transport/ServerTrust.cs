using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Cps;
using MonEspaceSante.Cps.Pkcs11;

namespace MonEspaceSante.Transport;

/// <summary>How the client proves itself to the server, and which server it accepts.</summary>
internal static class ServerTrust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static SslClientAuthenticationOptions Options(ClientSettings settings) =>
        Options(settings.Server.Address, settings.Carte, settings.Server.TrustedRoots);

    public static SslClientAuthenticationOptions Options(
        Uri server, ICarteCps carte, IReadOnlyList<X509Certificate2> trustedRoots) =>
        Options(server, carte.AuthenticationCertificate, carte.Chain, trustedRoots);

    public static SslClientAuthenticationOptions Options(
        Uri server,
        X509Certificate2 certificate,
        IEnumerable<X509Certificate2> chain,
        IReadOnlyList<X509Certificate2> trustedRoots)
    {
        var options = Verification(server, trustedRoots);
        options.ClientCertificateContext = SslStreamCertificateContext.Create(certificate, [.. chain], offline: true);
        options.EnabledSslProtocols = ProtocolsOf(certificate);
        return options;
    }

    /// <summary>Accepts the server, and proves nothing to it.</summary>
    public static SslClientAuthenticationOptions Verification(Uri server, IReadOnlyList<X509Certificate2> roots) => new()
    {
        TargetHost = server.IdnHost,

        // A resumed connection would open without the card, even after it was taken out.
        AllowTlsResume = false,
        CertificateChainPolicy = ChainPolicy(roots),

        // An issuer may offer its services on hosts of their own: the name is that of whoever the connection is with.
        RemoteCertificateValidationCallback = (sender, certificate, _, errors) =>
            errors == SslPolicyErrors.None
            && sender is SslStream connection
            && IsNamed(certificate, connection.TargetHostName),
    };

    // The system chooses, unless the key is in a card that cannot sign what TLS 1.3 asks.
    private static SslProtocols ProtocolsOf(X509Certificate2 certificate) =>
        TokenCertificate.KeyOf(certificate) is { ServesTls13: false } ? SslProtocols.Tls12 : SslProtocols.None;

    // Revocation is not fetched: a practice's network may let nothing else through, and these lists are the server's
    // trade.
    private static X509ChainPolicy ChainPolicy(IReadOnlyList<X509Certificate2> roots)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            TrustMode = roots.Count == 0 ? X509ChainTrustMode.System : X509ChainTrustMode.CustomRootTrust,
        };
        policy.CustomTrustStore.AddRange(roots.ToArray());
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return policy;
    }

    // TLS libraries fall back on the common name; the national rule takes the alternative names alone.
    private static bool IsNamed(X509Certificate? certificate, string host) =>
        certificate is X509Certificate2 presented
        && presented.MatchesHostname(host, allowWildcards: true, allowCommonName: false);
}
