using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Verifies who signed in: the issuer must have said so, to this software, in answer to this request.</summary>
/// <remarks>OpenID Connect Core 1.0, §3.1.3.7.</remarks>
internal sealed class IdTokens(
    ProSanteConnectSettings settings, Func<CancellationToken, Task<JsonElement>> readKeys)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <returns>The subject.</returns>
    /// <exception cref="MonEspaceSanteException">PSC_REPONSE_INVALIDE.</exception>
    public async Task<string> VerifyAsync(string? idToken, string? nonce, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken).ConfigureAwait(false);
        var result = await _handler.ValidateTokenAsync(idToken, Parameters(keys)).ConfigureAwait(false);
        if (!result.IsValid)
            throw Refusal.Because(Reason.PscReponseInvalide, result.Exception);
        var token = (JsonWebToken)result.SecurityToken;
        if (nonce is not null && !(token.TryGetPayloadValue<string>("nonce", out var told) && told == nonce))
            throw Refusal.Because(Reason.PscReponseInvalide);
        return token.Subject is { Length: > 0 } subject ? subject : throw Refusal.Because(Reason.PscReponseInvalide);
    }

    private async Task<IEnumerable<SecurityKey>> KeysAsync(CancellationToken cancellationToken)
    {
        var document = await readKeys(cancellationToken).ConfigureAwait(false);
        try
        {
            return new JsonWebKeySet(document.GetRawText()).GetSigningKeys();
        }
        catch (Exception malformed) when (malformed is ArgumentException or JsonException or InvalidOperationException)
        {
            throw Refusal.Because(Reason.PscReponseInvalide, malformed);
        }
    }

    private TokenValidationParameters Parameters(IEnumerable<SecurityKey> keys) => new()
    {
        ValidIssuer = settings.Issuer.AbsoluteUri.TrimEnd('/'),
        ValidAudience = settings.ClientId,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        IssuerSigningKeys = keys,
        LifetimeValidator = (notBefore, expires, _, _) => IsLive(notBefore, expires),
    };

    private bool IsLive(DateTime? notBefore, DateTime? expires)
    {
        var now = settings.TimeProvider.GetUtcNow().UtcDateTime;
        return expires > now - Skew && (notBefore is null || notBefore < now + Skew);
    }
}
