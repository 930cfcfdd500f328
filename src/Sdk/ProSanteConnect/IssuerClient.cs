using System.Text.Json;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>What the issuer offers, in its own words.</summary>
internal sealed class IssuerClient : IDisposable
{
    private readonly IssuerHttp _http;
    private readonly IdTokens _idTokens;
    private IssuerMetadata? _metadata;

    public IssuerClient(ProSanteConnectSettings settings)
    {
        Settings = settings;
        _http = new IssuerHttp(settings);
        _idTokens = new IdTokens(settings, ReadKeysAsync);
    }

    public ProSanteConnectSettings Settings { get; }

    public async Task<IssuerMetadata> MetadataAsync(CancellationToken cancellationToken) => _metadata ??=
        IssuerMetadata.Read(
            await TellAsync(_http.GetAsync(IssuerMetadata.AddressOf(Settings.Issuer), null, cancellationToken))
                .ConfigureAwait(false),
            Settings.Issuer);

    /// <exception cref="IssuerFault">The issuer refused.</exception>
    public async Task<IssuedTokens> TokensAsync(
        IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken).ConfigureAwait(false);
        var answer = await _http.PostAsync(metadata.Token, form, cancellationToken).ConfigureAwait(false);
        return IssuedTokens.Received(answer, Settings.TimeProvider.GetUtcNow());
    }

    /// <exception cref="IssuerFault">The issuer refused.</exception>
    public async Task<JsonElement> BeginCibaAsync(
        IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken).ConfigureAwait(false);
        return await _http.PostAsync(metadata.Backchannel, form, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Verifies the ID token, and asks who the professional is.</summary>
    public async Task<ProSanteConnectIdentity> IdentityAsync(
        IssuedTokens tokens, string? nonce, CancellationToken cancellationToken)
    {
        var subject = await _idTokens.VerifyAsync(tokens.IdToken, nonce, cancellationToken).ConfigureAwait(false);
        var metadata = await MetadataAsync(cancellationToken).ConfigureAwait(false);
        var claims = await TellAsync(_http.GetAsync(metadata.UserInfo, tokens.AccessToken, cancellationToken))
            .ConfigureAwait(false);
        if (claims.Text("sub") != subject)
            throw Refusal.Because(Reason.PscReponseInvalide);
        try
        {
            return ProSanteConnectIdentity.Read(claims);
        }
        catch (FormatException malformed)
        {
            throw Refusal.Because(Reason.PscReponseInvalide, malformed);
        }
    }

    public async Task EndAsync(string idToken, CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken).ConfigureAwait(false);
        var form = new Dictionary<string, string> { ["id_token_hint"] = idToken };
        await TellAsync(_http.PostAsync(metadata.EndSession, form, cancellationToken)).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> ReadKeysAsync(CancellationToken cancellationToken)
    {
        var metadata = await MetadataAsync(cancellationToken).ConfigureAwait(false);
        return await TellAsync(_http.GetAsync(metadata.Keys, null, cancellationToken)).ConfigureAwait(false);
    }

    private static async Task<JsonElement> TellAsync(Task<JsonElement> request)
    {
        try
        {
            return await request.ConfigureAwait(false);
        }
        catch (IssuerFault fault)
        {
            throw IssuerRefusal.Of(fault);
        }
    }
}
