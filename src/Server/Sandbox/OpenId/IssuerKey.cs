using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>The key that signs ID tokens, drawn when it first serves: it lives as long as the sandbox.</summary>
internal sealed class IssuerKey : IDisposable
{
    private const int KeySize = 2048;

    private readonly Lazy<RsaSecurityKey> _key =
        new(() => new RsaSecurityKey(RSA.Create(KeySize)) { KeyId = $"{Guid.NewGuid():N}" });

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public JsonObject PublicKeys()
    {
        var key = _key.Value.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = SecurityAlgorithms.RsaSha256,
                ["kid"] = _key.Value.KeyId,
                ["n"] = Base64UrlEncoder.Encode(key.Modulus),
                ["e"] = Base64UrlEncoder.Encode(key.Exponent),
            }),
        };
    }

    public string Sign(Dictionary<string, object> claims) => _handler.CreateToken(new SecurityTokenDescriptor
    {
        Claims = claims,
        SigningCredentials = new SigningCredentials(_key.Value, SecurityAlgorithms.RsaSha256),
    });

    /// <summary>The sign-in of an ID token of this issuer, however old; null for any other.</summary>
    public async Task<string?> ReadAsync(string idToken)
    {
        var result = await _handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = _key.Value,
        });
        return result.IsValid ? ((JsonWebToken)result.SecurityToken).GetClaim("sid").Value : null;
    }

    public void Dispose()
    {
        if (_key.IsValueCreated) _key.Value.Rsa.Dispose();
    }
}
