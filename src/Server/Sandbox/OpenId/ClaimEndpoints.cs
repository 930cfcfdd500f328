using System.Text.Json.Nodes;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Tells who a token stands for: to its bearer, and to the service that was shown it (RFC 7662).</summary>
internal sealed class ClaimEndpoints(SoftwareAuthentication authentication, SignIns signIns)
{
    public const string UserInfoPath = "/identite";
    public const string IntrospectionPath = "/introspection";

    private const string Scheme = "Bearer ";

    public void Map(WebApplication application, Func<string> issuer)
    {
        application.MapGet(UserInfoPath, TellBearerAsync);
        application.MapPost(IntrospectionPath, async context =>
        {
            await authentication.DemandServiceAsync(context);
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            await IssuerAnswer.WriteAsync(context, Worth(form["token"].ToString(), issuer()));
        });
    }

    private Task TellBearerAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : "";
        if (signIns.FindAccess(token) is not { } found
            || found.SignIn.Certificate != SoftwareAuthentication.CertificateOf(context))
            throw new OAuthException("invalid_token", StatusCodes.Status401Unauthorized);
        return IssuerAnswer.WriteAsync(context, found.SignIn.Professional.Claims());
    }

    private JsonObject Worth(string token, string issuer)
    {
        if (signIns.FindAccess(token) is not { } found) return new JsonObject { ["active"] = false };
        var claims = found.SignIn.Professional.Claims();
        claims["active"] = true;
        claims["iss"] = issuer;
        claims["aud"] = found.SignIn.Software.Audience;
        claims["client_id"] = found.SignIn.Software.Client;
        claims["exp"] = found.ExpiresAt.ToUnixTimeSeconds();
        claims["acr"] = found.SignIn.Acr;
        claims["sid"] = found.SignIn.Id;
        claims["scope"] = "openid scope_all";
        claims["cnf"] = new JsonObject { ["x5t#S256"] = found.SignIn.Certificate };
        return claims;
    }
}
