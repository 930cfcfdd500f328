using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using MonEspaceSante.Sdk.Testing;
using MonEspaceSante.Server.Tests.Fixtures;

namespace MonEspaceSante.Server.Tests.ProSanteConnect;

/// <summary>Requests to the stub issuer, whatever they are.</summary>
internal sealed class RawIssuer(SandboxServer sandbox, X509Certificate2? certificate) : IDisposable
{
    public const string Verifier = "un-verificateur-assez-long-pour-la-norme-rfc-7636";
    public const string RedirectUri = "http://127.0.0.1:50000/retour";

    private readonly HttpClient _http = new(Handler(sandbox, certificate)) { BaseAddress = sandbox.ProSanteConnect.Issuer };

    /// <summary>What a software asks the browser to ask for.</summary>
    public static Dictionary<string, string?> Question(string professional) => new()
    {
        ["response_type"] = "code",
        ["client_id"] = SandboxProSanteConnect.ClientId,
        ["redirect_uri"] = RedirectUri,
        ["scope"] = "openid scope_all",
        ["state"] = "etat",
        ["nonce"] = "nonce",
        ["code_challenge"] = Challenge(Verifier),
        ["code_challenge_method"] = "S256",
        ["professionnel"] = professional,
    };

    public async Task<(HttpStatusCode Status, Uri? Location, string Text)> AskAsync(Dictionary<string, string?> question)
    {
        using var answer = await _http.GetAsync(QueryHelpers.AddQueryString("/autorisation", question));
        return (answer.StatusCode, answer.Headers.Location, await answer.Content.ReadAsStringAsync());
    }

    public async Task<string> CodeAsync(string professional = "899700296140")
    {
        var (_, location, _) = await AskAsync(Question(professional));
        return QueryHelpers.ParseQuery(location!.Query)["code"].ToString();
    }

    public Task<(HttpStatusCode Status, JsonElement Json)> RedeemAsync(string code, params (string, string)[] changes)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = SandboxProSanteConnect.ClientId,
            ["code"] = code,
            ["redirect_uri"] = RedirectUri,
            ["code_verifier"] = Verifier,
        };
        foreach (var (name, value) in changes) form[name] = value;
        return PostAsync("/jetons", form);
    }

    public async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(string path, Dictionary<string, string> form)
    {
        using var answer = await _http.PostAsync(path, new FormUrlEncodedContent(form));
        return (answer.StatusCode, await JsonOf(answer));
    }

    public async Task<(HttpStatusCode Status, JsonElement Json)> IdentityAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/identite");
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await _http.SendAsync(request);
        return (answer.StatusCode, await JsonOf(answer));
    }

    public void Dispose() => _http.Dispose();

    private static string Challenge(string verifier) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static async Task<JsonElement> JsonOf(HttpResponseMessage answer)
    {
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    private static SocketsHttpHandler Handler(SandboxServer sandbox, X509Certificate2? certificate)
    {
        var handler = RawClient.Handler(sandbox.TrustedRoots, certificate);
        handler.AllowAutoRedirect = false;
        return handler;
    }
}
