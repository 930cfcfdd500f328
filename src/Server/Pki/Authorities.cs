using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>The authorities installed at one moment, with the chains that were built on them.</summary>
internal sealed class Authorities(IReadOnlyList<X509Certificate2> certificates)
{
    private const int LargestCache = 10_000;

    private readonly ConcurrentDictionary<string, CertificateChain> _chains = new();

    public IReadOnlyList<X509Certificate2> All => certificates;

    public static bool IsSelfSigned(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    public bool Has(string commonName) =>
        certificates.Any(authority => AuthorityName.Of(authority.SubjectName) == commonName);

    /// <summary>The chain of a certificate, built once where it is trusted. Nothing is fetched from the network.</summary>
    public CertificateChain ChainOf(X509Certificate2 certificate)
    {
        var hash = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        if (_chains.TryGetValue(hash, out var known)) return known;
        var chain = Build(certificate);
        // Anybody can make certificates: they take no room from those of the authorities.
        if (!chain.IsTrusted) return chain;
        if (_chains.Count >= LargestCache) _chains.Clear();
        return _chains.GetOrAdd(hash, chain);
    }

    private CertificateChain Build(X509Certificate2 certificate)
    {
        using var chain = new X509Chain { ChainPolicy = Policy() };
        var isTrusted = chain.Build(certificate);
        return new CertificateChain(isTrusted, [.. chain.ChainElements.Select(element => element.Certificate)]);
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
        foreach (var authority in certificates)
            (IsSelfSigned(authority) ? policy.CustomTrustStore : policy.ExtraStore).Add(authority);
        return policy;
    }
}
