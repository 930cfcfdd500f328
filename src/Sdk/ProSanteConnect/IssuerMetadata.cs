using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Where the issuer offers what.</summary>
/// <remarks>OpenID Connect Discovery 1.0.</remarks>
internal sealed record IssuerMetadata(
    Uri Authorization, Uri Token, Uri Backchannel, Uri UserInfo, Uri EndSession, Uri Keys)
{
    public static Uri AddressOf(Uri issuer) =>
        new($"{issuer.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration");

    public static IssuerMetadata Read(JsonElement document, Uri issuer)
    {
        // Another issuer's document would send the professional, and the tokens, to another issuer.
        if (document.Text("issuer")?.TrimEnd('/') != issuer.AbsoluteUri.TrimEnd('/'))
            throw Refusal.Because(Reason.PscReponseInvalide);
        return new(
            Endpoint("authorization_endpoint"),
            Endpoint("token_endpoint"),
            Endpoint("backchannel_authentication_endpoint"),
            Endpoint("userinfo_endpoint"),
            Endpoint("end_session_endpoint"),
            Endpoint("jwks_uri"));

        Uri Endpoint(string name) =>
            Uri.TryCreate(document.Text(name), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
                ? address
                : throw Refusal.Because(Reason.PscReponseInvalide);
    }
}
