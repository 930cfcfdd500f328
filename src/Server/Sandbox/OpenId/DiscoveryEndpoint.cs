using System.Text.Json.Nodes;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Where the stub issuer offers what, and its public key.</summary>
internal sealed class DiscoveryEndpoint(IssuerKey key)
{
    public void Map(WebApplication application, Func<string> issuer)
    {
        application.MapGet(
            "/.well-known/openid-configuration",
            (HttpContext context) => IssuerAnswer.WriteAsync(context, Document(issuer())));
        application.MapGet("/cles", (HttpContext context) => IssuerAnswer.WriteAsync(context, key.PublicKeys()));
    }

    private static JsonObject Document(string issuer) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = issuer + AuthorizationEndpoint.Path,
        ["token_endpoint"] = issuer + TokenEndpoint.Path,
        ["backchannel_authentication_endpoint"] = issuer + CibaEndpoint.Path,
        ["userinfo_endpoint"] = issuer + ClaimEndpoints.UserInfoPath,
        ["introspection_endpoint"] = issuer + ClaimEndpoints.IntrospectionPath,
        ["end_session_endpoint"] = issuer + EndSessionEndpoint.Path,
        ["jwks_uri"] = $"{issuer}/cles",
        ["grant_types_supported"] =
            new JsonArray("authorization_code", "refresh_token", CibaEndpoint.GrantType),
        ["response_types_supported"] = new JsonArray("code"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["acr_values_supported"] = new JsonArray("eidas1"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("tls_client_auth"),
        ["tls_client_certificate_bound_access_tokens"] = true,
        ["backchannel_token_delivery_modes_supported"] = new JsonArray("poll"),
    };
}
