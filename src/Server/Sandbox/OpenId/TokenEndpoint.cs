using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Hands tokens out for a code, for a refresh token, or for a question that was answered.</summary>
internal sealed class TokenEndpoint(
    SoftwareAuthentication authentication, SignIns signIns, TokenAnswer tokens, CibaEndpoint ciba, TimeProvider time)
{
    public const string Path = "/jetons";

    public void Map(WebApplication application, Func<string> issuer) => application.MapPost(Path, async context =>
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (software, certificate) = await authentication.DemandAsync(context, form);
        var signIn = form["grant_type"].ToString() switch
        {
            "authorization_code" => OfCode(form, software, certificate),
            "refresh_token" => OfRefresh(form, software, certificate),
            CibaEndpoint.GrantType => ciba.Answered(form["auth_req_id"].ToString(), software, certificate),
            _ => throw new OAuthException("unsupported_grant_type"),
        };
        await IssuerAnswer.WriteAsync(context, tokens.Of(signIn, issuer()));
    });

    private SignIn OfCode(IFormCollection form, RegisteredSoftware software, string certificate)
    {
        var code = signIns.TakeCode(form["code"].ToString()) ?? throw new OAuthException("invalid_grant");
        if (code.Software != software
            || code.RedirectUri != form["redirect_uri"]
            || code.Challenge != Challenge(form["code_verifier"].ToString()))
            throw new OAuthException("invalid_grant");
        code.Redeemed = new SignIn(code.Professional, software, certificate, time.GetUtcNow()) { Nonce = code.Nonce };
        return code.Redeemed;
    }

    private SignIn OfRefresh(IFormCollection form, RegisteredSoftware software, string certificate)
    {
        var signIn = signIns.TakeRefresh(form["refresh_token"].ToString());
        return signIn is not null && signIn.Software == software && signIn.Certificate == certificate
            ? signIn
            : throw new OAuthException("invalid_grant");
    }

    private static string Challenge(string verifier) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
