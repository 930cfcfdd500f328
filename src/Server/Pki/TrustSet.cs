using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>The authorities that clients' certificates must chain to: every <c>.pem</c> of the trust folder.</summary>
internal sealed class TrustSet
{
    private readonly X509Certificate2Collection _roots = [];
    private readonly X509Certificate2Collection _intermediates = [];

    public TrustSet(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.pem"))
        {
            var certificate = X509CertificateLoader.LoadCertificateFromFile(path);
            (IsSelfSigned(certificate) ? _roots : _intermediates).Add(certificate);
        }
    }

    public IEnumerable<X509Certificate2> Authorities => _roots.Concat(_intermediates);

    public static bool IsSelfSigned(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    /// <summary>
    /// The certificate and the intermediates up to a root, whatever their dates; null when it chains to none. Nothing is
    /// fetched from the network.
    /// </summary>
    public IReadOnlyList<X509Certificate2>? ChainOf(X509Certificate2 certificate)
    {
        using var chain = new X509Chain { ChainPolicy = Policy() };
        return chain.Build(certificate) ? [.. chain.ChainElements.SkipLast(1).Select(element => element.Certificate)] : null;
    }

    // Dates and usages are judged apart, so that each gets its own reason; revocation by our own lists.
    private X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid,
        };
        policy.CustomTrustStore.AddRange(_roots);
        policy.ExtraStore.AddRange(_intermediates);
        return policy;
    }
}
