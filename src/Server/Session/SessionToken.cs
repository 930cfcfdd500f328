using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>
/// Tokens: ES256, five minutes, the session's id and the hash of the TLS certificate (RFC 8705), no identity.
/// </summary>
internal sealed class SessionToken(TokenKeys keys, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private const string Issuer = "monespacesante";
    private const string SessionClaim = "sid";
    private const string ConfirmationClaim = "cnf";
    private const string CertificateClaim = "x5t#S256";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public (string Token, DateTimeOffset ExpiresAt) Issue(Guid sessionId, byte[] certificateSha256)
    {
        var now = time.GetUtcNow();
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Life).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [SessionClaim] = sessionId.ToString("N"),
                [ConfirmationClaim] = new Dictionary<string, string>
                {
                    [CertificateClaim] = Base64UrlEncoder.Encode(certificateSha256),
                },
            },
            SigningCredentials = new SigningCredentials(keys.Current, SecurityAlgorithms.EcdsaSha256),
        });
        return (token, now + Life);
    }

    /// <summary>The session of a token that this service signed for this certificate.</summary>
    /// <param name="token">The token.</param>
    /// <param name="certificate">The certificate of the TLS connection.</param>
    /// <param name="acceptsExpired">Whether a token past its five minutes will do, to be renewed.</param>
    /// <param name="cancellationToken">Stops reading the keys.</param>
    public async Task<Guid> ReadAsync(
        string token, X509Certificate2 certificate, bool acceptsExpired, CancellationToken cancellationToken)
    {
        var result = await ValidateAsync(token);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            await keys.LookAgainAsync(cancellationToken);
            result = await ValidateAsync(token);
        }

        if (!result.IsValid) throw Refusal.Because(Reason.JetonInvalide);
        var jwt = (JsonWebToken)result.SecurityToken;
        if (CertificateOf(jwt) != Base64UrlEncoder.Encode(certificate.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256)))
            throw Refusal.Because(Reason.JetonAutreCertificat);
        if (!acceptsExpired && jwt.ValidTo < time.GetUtcNow().UtcDateTime) throw Refusal.Because(Reason.JetonExpire);
        return Guid.TryParseExact(jwt.GetClaim(SessionClaim).Value, "N", out var sessionId)
            ? sessionId
            : throw Refusal.Because(Reason.JetonInvalide);
    }

    private static string? CertificateOf(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>(ConfirmationClaim, out var confirmation)
        && confirmation.TryGetProperty(CertificateClaim, out var hash)
            ? hash.GetString()
            : null;

    private Task<TokenValidationResult> ValidateAsync(string token) =>
        _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            RequireSignedTokens = true,
            IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Find(keyId) is { } key ? [key] : [],
        });
}
