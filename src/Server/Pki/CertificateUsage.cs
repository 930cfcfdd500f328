using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Pki;

/// <summary>What a certificate is made for, and whether its key is worth anything.</summary>
/// <remarks>Extensions are read from copies: .NET decodes those of a certificate at their first use, and two calls of one
/// connection that do it at once would find a card without usages.</remarks>
internal static class CertificateUsage
{
    public const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    public const string ServerAuth = "1.3.6.1.5.5.7.3.1";

    // What the ANSSI's general security reference (RGS B1) has asked for since 2010, and what TLS asks of a server.
    private const int SmallestRsaKey = 2048;
    private const int SmallestCurve = 256;

    private static readonly HashSet<string> WeakSignatures =
    [
        "1.2.840.113549.1.1.4", // MD5 with RSA
        "1.2.840.113549.1.1.5", // SHA-1 with RSA
        "1.2.840.10045.4.1", // SHA-1 with ECDSA
    ];

    public static Reason AgainstAuthentication(X509Certificate2 certificate)
    {
        if (IsAuthority(certificate) || !MayUse(certificate, X509KeyUsageFlags.DigitalSignature))
            return Reason.CertificatUsageInterdit;
        // Asked for by name: .NET takes a certificate without extended key usage for one that may do everything.
        var usages = ExtendedUsages(certificate);
        return usages.Count == 0 ? Reason.CertificatSansUsage
            : usages.Contains(ClientAuth) ? Reason.Unspecified
            : Reason.CertificatUsageInterdit;
    }

    /// <summary>A key that signs in the name of its holder says so: one without key usage will not do.</summary>
    public static Reason AgainstSignature(X509Certificate2 certificate) =>
        !IsAuthority(certificate) && KeyUsages(certificate)?.HasFlag(X509KeyUsageFlags.NonRepudiation) == true
            ? Reason.Unspecified
            : Reason.CertificatUsageInterdit;

    public static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>()
            .Any(told => new X509BasicConstraintsExtension(told, told.Critical).CertificateAuthority);

    public static bool MayUse(X509Certificate2 certificate, X509KeyUsageFlags usage) =>
        KeyUsages(certificate) is not { } told || told.HasFlag(usage);

    public static IReadOnlyCollection<string> ExtendedUsages(X509Certificate2 certificate) =>
        [.. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(told => new X509EnhancedKeyUsageExtension(told, told.Critical).EnhancedKeyUsages.Cast<Oid>())
            .Select(oid => oid.Value!)];

    public static bool IsTooWeak(X509Certificate2 certificate)
    {
        if (WeakSignatures.Contains(certificate.SignatureAlgorithm.Value!)) return true;
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.KeySize < SmallestRsaKey;
        using var curve = certificate.GetECDsaPublicKey();
        return curve is null || curve.KeySize < SmallestCurve;
    }

    private static X509KeyUsageFlags? KeyUsages(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is { } told
            ? new X509KeyUsageExtension(told, told.Critical).KeyUsages
            : null;
}
