using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Errors;
using MonEspaceSante.ProSanteConnect;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.ProSanteConnect;

/// <summary>Judges tokens of Pro Santé Connect: live, of a software of the trust space, for this service, strong enough,
/// and bound to the certificate of the connection.</summary>
internal sealed class SubjectTokens(Introspection introspection, Issuer issuer, TrustSpace trust, TimeProvider time)
{
    private const int LargestToken = 8 * 1024;

    /// <summary>Who a token stands for; null when it is not live.</summary>
    public async Task<ProSanteConnectIdentity?> FindAsync(
        string token, X509Certificate2 certificate, CancellationToken cancellationToken)
    {
        if (token.Length is 0 or > LargestToken)
            throw Refusal.Because(
                Reason.RequeteInvalide, new Violation("subject_token", "jeton de Pro Santé Connect attendu"));
        if (await introspection.FindAsync(token, cancellationToken) is not { } claims || !IsLive(claims)) return null;
        if (claims.Text("iss")?.TrimEnd('/') != issuer.Url
            || !trust.Takes(claims.Text("client_id"))
            || !trust.IsFor(claims.Texts("aud"))
            || !trust.IsStrong(claims.Text("acr")))
            throw Refusal.Because(Reason.PscJetonInvalide);
        if (claims.Property("cnf").Text("x5t#S256") != Base64UrlEncoder.Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)))
            throw Refusal.Because(Reason.PscJetonAutreCertificat);
        return IdentityOf(claims);
    }

    private bool IsLive(JsonElement claims) =>
        claims.Property("exp") is { ValueKind: JsonValueKind.Number } end
        && end.TryGetInt64(out var seconds)
        && seconds > time.GetUtcNow().ToUnixTimeSeconds();

    private static ProSanteConnectIdentity IdentityOf(JsonElement claims)
    {
        try
        {
            return ProSanteConnectIdentity.Read(claims);
        }
        catch (FormatException)
        {
            throw Refusal.Because(Reason.PscJetonInvalide);
        }
    }
}
