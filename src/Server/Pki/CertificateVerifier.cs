using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Pki;

/// <summary>Judges clients' certificates at every call: a chain is built once, the date and the revocation never cached.</summary>
internal sealed class CertificateVerifier(TrustSet trust, RevocationLists revocations, TimeProvider time)
{
    private const int LargestCache = 10_000;

    private readonly ConcurrentDictionary<string, IReadOnlyList<X509Certificate2>?> _chains = new();

    /// <summary>Demands a certificate that may authenticate a TLS client.</summary>
    public X509Certificate2 DemandAuthentication(X509Certificate2? certificate)
    {
        if (certificate is null) throw Refusal.Because(Reason.CertificatAbsent);
        DemandValid(certificate);
        return HasUsage(certificate, SandboxAuthority.ClientAuth)
            ? certificate
            : throw Refusal.Because(Reason.CertificatUsageInterdit);
    }

    /// <summary>Demands a certificate whose key may sign in the name of its holder.</summary>
    public void DemandSignature(X509Certificate2 certificate)
    {
        DemandValid(certificate);
        var usages = certificate.Extensions.OfType<X509KeyUsageExtension>().SingleOrDefault()?.KeyUsages;
        if (usages is null || !usages.Value.HasFlag(X509KeyUsageFlags.NonRepudiation))
            throw Refusal.Because(Reason.CertificatUsageInterdit);
    }

    // An EKU is demanded by name: .NET takes a certificate without any for one that may do everything.
    private static bool HasUsage(X509Certificate2 certificate, string usage) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .Any(extension => extension.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == usage));

    private void DemandValid(X509Certificate2 certificate)
    {
        var chain = ChainOf(certificate) ?? throw Refusal.Because(
            TrustSet.IsSelfSigned(certificate) ? Reason.CertificatAutoSigne : Reason.CertificatInconnu);
        var reason = chain.Select(ReasonAgainst).FirstOrDefault(r => r != Reason.Unspecified);
        if (reason != Reason.Unspecified) throw Refusal.Because(reason);
    }

    private Reason ReasonAgainst(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow();
        return now < certificate.NotBefore ? Reason.CertificatPasEncoreValide
            : now > certificate.NotAfter ? Reason.CertificatExpire
            : revocations.IsRevoked(certificate) switch
            {
                true => Reason.CertificatRevoque,
                null => Reason.RevocationInverifiable,
                false => Reason.Unspecified,
            };
    }

    private IReadOnlyList<X509Certificate2>? ChainOf(X509Certificate2 certificate)
    {
        if (_chains.Count > LargestCache) _chains.Clear();
        return _chains.GetOrAdd(certificate.GetCertHashString(HashAlgorithmName.SHA256), _ => trust.ChainOf(certificate));
    }
}
