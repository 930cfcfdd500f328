using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>What ties a token to the certificate of a connection (RFC 8705).</summary>
internal static class CertificateConfirmation
{
    private const string ConfirmationClaim = "cnf";
    private const string CertificateClaim = "x5t#S256";

    public static byte[] HashOf(X509Certificate2 certificate) => certificate.GetCertHash(HashAlgorithmName.SHA256);

    public static void Add(IDictionary<string, object> claims, byte[] certificateSha256) =>
        claims[ConfirmationClaim] = new Dictionary<string, string>
        {
            [CertificateClaim] = Base64UrlEncoder.Encode(certificateSha256),
        };

    /// <exception cref="MonEspaceSanteException">JETON_AUTRE_CERTIFICAT.</exception>
    public static void Demand(JsonWebToken token, X509Certificate2 certificate)
    {
        if (CertificateOf(token) != Base64UrlEncoder.Encode(HashOf(certificate)))
            throw Refusal.Because(Reason.JetonAutreCertificat);
    }

    private static string? CertificateOf(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>(ConfirmationClaim, out var confirmation)
        && confirmation.TryGetProperty(CertificateClaim, out var hash)
            ? hash.GetString()
            : null;
}
