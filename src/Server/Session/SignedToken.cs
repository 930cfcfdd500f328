using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Server.Session;

/// <summary>What this service signs and knows again: ES256, with the keys of the store. What a token may be used for, and
/// by whom, is for those who read it to demand.</summary>
internal sealed class SignedToken(TokenKeys keys, TimeProvider time)
{
    private const string Issuer = "monespacesante";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    /// <param name="claims">What it tells. No identity.</param>
    /// <param name="expiresAt">Until when it serves.</param>
    /// <param name="audience">Whom it is for; null for professionals, whose tokens are told by their certificate.</param>
    public string Issue(IDictionary<string, object> claims, DateTimeOffset expiresAt, string? audience = null) =>
        _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = time.GetUtcNow().UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(keys.Current, SecurityAlgorithms.EcdsaSha256),
        });

    /// <summary>A token that this service signed, whenever it ends and whomever it is for.</summary>
    /// <exception cref="MonEspaceSanteException">JETON_INVALIDE.</exception>
    public async Task<JsonWebToken> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var result = await ValidateAsync(token);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            await keys.LookAgainAsync(cancellationToken);
            result = await ValidateAsync(token);
        }

        return result.IsValid ? (JsonWebToken)result.SecurityToken : throw Refusal.Because(Reason.JetonInvalide);
    }

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
