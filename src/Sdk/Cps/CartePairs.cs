using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Cps;

/// <summary>The two key pairs of a card, told apart by what their certificates may be used for.</summary>
internal sealed record CartePairs(
    X509Certificate2 Authentication, X509Certificate2 Signature, IReadOnlyList<X509Certificate2> Chain)
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public static CartePairs Among(X509Certificate2Collection certificates) =>
        Among([.. certificates.Where(c => c.HasPrivateKey)], certificates.Where(c => !c.HasPrivateKey));

    /// <summary>Finds the two pairs.</summary>
    /// <param name="withKey">The certificates that the card has the keys of.</param>
    /// <param name="others">The other certificates that it holds.</param>
    public static CartePairs Among(IReadOnlyList<X509Certificate2> withKey, IEnumerable<X509Certificate2> others)
    {
        var authentication = withKey.Where(IsForAuthentication).ToList();
        var signature = withKey.Except(authentication).Where(IsForSignature).ToList();
        if (authentication.Count == 1 && signature.Count == 0)
            throw Refusal.Because(Reason.CarteSansSignature);
        if (authentication.Count != 1 || signature.Count != 1)
            throw Refusal.Because(Reason.CarteIllisible);
        if (HolderOf(authentication[0]) != HolderOf(signature[0]))
            throw Refusal.Because(Reason.CarteIllisible);
        return new CartePairs(authentication[0], signature[0], [.. others.Where(IsIntermediate)]);
    }

    public static bool IsForAuthentication(X509Certificate2 certificate) =>
        HasUsage(certificate, X509KeyUsageFlags.DigitalSignature)
        && certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .Any(e => e.EnhancedKeyUsages.Cast<Oid>().Any(usage => usage.Value == ClientAuthentication));

    public static bool IsForSignature(X509Certificate2 certificate) =>
        HasUsage(certificate, X509KeyUsageFlags.NonRepudiation);

    // Two certificates of one structure may bear different common names; the structure is in OU.
    public static string? HolderOf(X509Certificate2 certificate)
    {
        var subject = CertificateSubject.Parse(certificate.SubjectName);
        return subject.IsOrganisation ? subject.OrganizationalUnit : subject.CommonName;
    }

    private static bool HasUsage(X509Certificate2 certificate, X509KeyUsageFlags usage) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().Any(e => e.KeyUsages.HasFlag(usage));

    // The server holds the roots that it trusts: a root that came along would only make the handshake longer.
    private static bool IsIntermediate(X509Certificate2 certificate) =>
        !certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
