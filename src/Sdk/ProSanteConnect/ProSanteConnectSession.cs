using MonEspaceSante.Cps;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>A professional who is signed in with Pro Santé Connect. Safe for concurrent use. Disposing it signs the
/// professional out.</summary>
public sealed class ProSanteConnectSession : IAsyncDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly IssuerClient _issuer;
    private readonly string _idToken;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private IssuedTokens _tokens;
    private volatile bool _isEnded;

    internal ProSanteConnectSession(IssuerClient issuer, IssuedTokens tokens, ProSanteConnectIdentity identity)
    {
        _issuer = issuer;
        _tokens = tokens;
        _idToken = tokens.IdToken!;
        Identity = identity;
    }

    /// <summary>Who is signed in, and where the professional works: the user chooses among several
    /// activities.</summary>
    public ProSanteConnectIdentity Identity { get; }

    /// <summary>Whether it is known to be over, because it was ended here or the issuer said so.</summary>
    public bool IsEnded => _isEnded;

    /// <summary>An access token that serves now, refreshed before it expires. Never log it.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SessionEndedException">PSC_SESSION_TERMINEE: ended here or elsewhere, idle for 30 minutes, or 4
    /// hours old.</exception>
    /// <exception cref="ServiceUnavailableException">PSC_INDISPONIBLE.</exception>
    public async Task<string> GetAccessTokenAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isEnded)
                throw Refusal.Because(Reason.PscSessionTerminee);
            if (Now + Margin >= _tokens.ExpireTime)
                await RefreshAsync(cancellationToken).ConfigureAwait(false);
            return _tokens.AccessToken;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Signs the professional out. What was opened with the session ends within minutes.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ServiceUnavailableException">The issuer was not told: the session ends by itself.</exception>
    public async Task EndAsync(CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isEnded)
                return;
            _isEnded = true;
            await _issuer.EndAsync(_idToken, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Signs the professional out.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await EndAsync().ConfigureAwait(false);
        }
        catch (MonEspaceSanteException)
        {
            // A session that cannot be ended now ends by itself: whoever disposes can do nothing more about it.
        }
    }

    /// <summary>Names the type only: logs hold neither tokens nor identities.</summary>
    public override string ToString() => "ProSanteConnectSession(…)";

    /// <summary>Whether the tokens serve with the certificates of a card.</summary>
    internal bool IsBoundTo(ICarteCps carte) =>
        _issuer.Settings.Carte.AuthenticationCertificate.Equals(carte.AuthenticationCertificate);

    private DateTimeOffset Now => _issuer.Settings.TimeProvider.GetUtcNow();

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = _tokens.RefreshToken,
        };
        try
        {
            _tokens = await _issuer.TokensAsync(form, cancellationToken).ConfigureAwait(false);
        }
        catch (IssuerFault fault) when (fault.Code == "invalid_grant")
        {
            _isEnded = true;
            throw Refusal.Because(Reason.PscSessionTerminee, fault);
        }
        catch (IssuerFault fault)
        {
            throw IssuerRefusal.Of(fault);
        }
        catch (MonEspaceSanteException silence) when (silence.IsTransient && Now < _tokens.ExpireTime)
        {
            // The token in hand still serves: the next one asks again.
        }
    }
}
