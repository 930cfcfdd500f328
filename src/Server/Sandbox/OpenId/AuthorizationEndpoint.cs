using Microsoft.AspNetCore.WebUtilities;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Where the browser comes: a page to choose a test professional on; none when the request names one.</summary>
internal sealed class AuthorizationEndpoint(IssuerData data, SignIns signIns, TimeProvider time)
{
    public const string Path = "/autorisation";

    private const string Refusal = "refus";

    public void Map(WebApplication application) => application.MapGet(Path, RunAsync);

    private async Task RunAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var software = data.FindSoftware(query["client_id"]) ?? throw new OAuthException("unauthorized_client");
        var redirectUri = query["redirect_uri"].ToString();
        // Whoever sent a wrong address must not be sent to it.
        if (!IsLoopback(redirectUri)) throw new OAuthException("invalid_request");
        var chosen = query.TryGetValue("professionnel", out var told) ? told.ToString() : query["login_hint"].ToString();
        if (!IsWellFormed(query)) Redirect(context, redirectUri, ("error", "invalid_request"));
        else if (chosen == Refusal) Redirect(context, redirectUri, ("error", "access_denied"));
        else if (data.FindProfessional(chosen) is { } professional)
            Redirect(context, redirectUri, ("code", Code(query, software, professional, redirectUri)));
        else await ProfessionalsPage.WriteAsync(context, data.Professionals, Refusal);
    }

    private string Code(
        IQueryCollection query, RegisteredSoftware software, StubProfessional professional, string redirectUri) =>
        signIns.Add(new IssuedCode(
            professional,
            software,
            redirectUri,
            query["code_challenge"].ToString(),
            query.TryGetValue("nonce", out var nonce) ? nonce.ToString() : null,
            time.GetUtcNow() + SignIns.CodeLife));

    private static bool IsWellFormed(IQueryCollection query) =>
        query["response_type"] == "code"
        && query["code_challenge_method"] == "S256"
        && query["code_challenge"].ToString().Length > 0
        && query["scope"].ToString().Split(' ').Contains("openid");

    // RFC 8252 §7.3: any port.
    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.Host == "127.0.0.1";

    private static void Redirect(HttpContext context, string redirectUri, (string Name, string Value) answer)
    {
        var query = new Dictionary<string, string?>
        {
            [answer.Name] = answer.Value,
            ["state"] = context.Request.Query["state"],
        };
        context.Response.Redirect(QueryHelpers.AddQueryString(redirectUri, query));
    }
}
