using System.Security.Cryptography.X509Certificates;

namespace MonEspaceSante.Server.Sandbox;

/// <summary>What the sandbox puts into a certificate.</summary>
internal sealed record CertificateTemplate(
    X500DistinguishedName Subject, X509KeyUsageFlags KeyUsage, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    public string? ExtendedKeyUsage { get; init; }

    public X509Extension? AlternativeNames { get; init; }
}
