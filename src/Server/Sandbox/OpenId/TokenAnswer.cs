using System.Text.Json.Nodes;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Hands out tokens of a sign-in.</summary>
internal sealed class TokenAnswer(SignIns signIns, IssuerKey key, TimeProvider time)
{
    public JsonObject Of(SignIn signIn, string issuer)
    {
        var (access, refresh) = signIns.Issue(signIn);
        return new JsonObject
        {
            ["access_token"] = access,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)SignIns.AccessLife.TotalSeconds,
            ["refresh_token"] = refresh,
            ["refresh_expires_in"] = (int)SignIns.RefreshLife.TotalSeconds,
            ["scope"] = "openid scope_all",
            ["id_token"] = key.Sign(IdClaims(signIn, issuer)),
        };
    }

    private Dictionary<string, object> IdClaims(SignIn signIn, string issuer)
    {
        var now = time.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = issuer,
            ["sub"] = signIn.Professional.Subject,
            ["aud"] = signIn.Software.Client,
            ["azp"] = signIn.Software.Client,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + SignIns.AccessLife).ToUnixTimeSeconds(),
            ["auth_time"] = signIn.StartedAt.ToUnixTimeSeconds(),
            ["acr"] = signIn.Acr,
            ["sid"] = signIn.Id,
            ["preferred_username"] = signIn.Professional.Id,
        };
        if (signIn.Nonce is { } nonce) claims["nonce"] = nonce;
        return claims;
    }
}
