using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Signs in through the browser: authorisation code with PKCE, redirected to this computer.</summary>
/// <remarks>RFC 6749 §4.1, RFC 7636, RFC 8252.</remarks>
internal sealed class CodeSignIn(IssuerClient issuer)
{
    private readonly ProSanteConnectSettings _settings = issuer.Settings;

    public async Task<(IssuedTokens Tokens, string Nonce)> RunAsync(CancellationToken cancellationToken)
    {
        using var redirect = new LoopbackRedirect();
        var proof = ProofKey.Draw();
        var (state, nonce) = (ProofKey.Unguessable(), ProofKey.Unguessable());
        var metadata = await issuer.MetadataAsync(cancellationToken).ConfigureAwait(false);
        await _settings.OpenBrowser(Page(metadata, redirect, proof, state, nonce), cancellationToken).ConfigureAwait(false);
        var code = await CodeAsync(redirect, state, cancellationToken).ConfigureAwait(false);
        return (await RedeemAsync(code, redirect, proof, cancellationToken).ConfigureAwait(false), nonce);
    }

    private Uri Page(IssuerMetadata metadata, LoopbackRedirect redirect, ProofKey proof, string state, string nonce)
    {
        var query = new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["client_id"] = _settings.ClientId,
            ["redirect_uri"] = redirect.Address.AbsoluteUri,
            ["scope"] = _settings.Scope,
            ["acr_values"] = _settings.AcrValues,
            ["state"] = state,
            ["nonce"] = nonce,
            ["code_challenge"] = proof.Challenge,
            ["code_challenge_method"] = "S256",
        };
        var text = string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        return new UriBuilder(metadata.Authorization) { Query = text }.Uri;
    }

    private async Task<string> CodeAsync(LoopbackRedirect redirect, string state, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_settings.BrowserPatience, _settings.TimeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var answer = await redirect.ReceiveAsync(state, limit.Token).ConfigureAwait(false);
            return answer.GetValueOrDefault("code") ?? throw Refusal.Because(
                answer.GetValueOrDefault("error") is { } error
                    ? IssuerRefusal.ReasonOf(error)
                    : Reason.PscReponseInvalide);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw Refusal.Because(Reason.PscRefus, late);
        }
    }

    private async Task<IssuedTokens> RedeemAsync(
        string code, LoopbackRedirect redirect, ProofKey proof, CancellationToken cancellationToken)
    {
        try
        {
            var form = new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = redirect.Address.AbsoluteUri,
                ["code_verifier"] = proof.Verifier,
            };
            return await issuer.TokensAsync(form, cancellationToken).ConfigureAwait(false);
        }
        catch (IssuerFault fault)
        {
            throw IssuerRefusal.Of(fault);
        }
    }
}
