namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>The stub issuer refuses, with a code of OAuth 2.0, OpenID Connect or CIBA.</summary>
internal sealed class OAuthException(string code, int status = StatusCodes.Status400BadRequest) : Exception(code)
{
    public string Code => Message;

    public int Status => status;
}
