using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Pki;

/// <summary>A certificate and the installed authorities above it, as far as they go.</summary>
internal sealed class CertificateChain
{
    public CertificateChain(bool isTrusted, IReadOnlyList<X509Certificate2> certificates)
    {
        IsTrusted = isTrusted;
        Certificates = certificates;
        Links = isTrusted ? [.. certificates.Zip(certificates.Skip(1), (issued, issuer) => new ChainLink(issued, issuer))] : [];
    }

    /// <summary>Whether it ends at an installed root and all its signatures hold, whatever the dates.</summary>
    public bool IsTrusted { get; }

    public IReadOnlyList<X509Certificate2> Certificates { get; }

    /// <summary>Every certificate below the root of a trusted chain.</summary>
    public IReadOnlyList<ChainLink> Links { get; }

    /// <summary>The authority that the topmost certificate names.</summary>
    public X500DistinguishedName LastIssuer => Certificates[^1].IssuerName;
}
