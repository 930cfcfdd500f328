namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Signs a professional out.</summary>
internal sealed class EndSessionEndpoint(IssuerKey key, SignIns signIns)
{
    public const string Path = "/fin";

    public void Map(WebApplication application) => application.MapPost(Path, async context =>
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var signIn = await key.ReadAsync(form["id_token_hint"].ToString()) ?? throw new OAuthException("invalid_request");
        signIns.End(signIn);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    });
}
