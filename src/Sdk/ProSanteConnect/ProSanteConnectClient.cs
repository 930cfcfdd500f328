using MonEspaceSante.Errors;

namespace MonEspaceSante.ProSanteConnect;

/// <summary>Signs professionals in with Pro Santé Connect. Safe for concurrent use. Dispose it after its
/// sessions.</summary>
/// <example><code>
/// using var psc = new ProSanteConnectClient(options);
/// await using var session = await psc.SignInByCibaAsync("899700296140", number => Show(number));
/// await using var client = new MonEspaceSanteClient(new() { ProSanteConnect = session, Carte = structure, … });
/// </code></example>
public class ProSanteConnectClient : IDisposable
{
    private readonly IssuerClient _issuer = null!;

    /// <summary>Builds a client. Nothing is sent until a professional signs in.</summary>
    /// <param name="options">Where, and as which software. Copied.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range; the message tells
    /// which.</exception>
    public ProSanteConnectClient(ProSanteConnectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _issuer = new IssuerClient(ProSanteConnectSettings.From(options));
    }

    /// <summary>For a double in tests, which overrides the methods.</summary>
    protected ProSanteConnectClient()
    {
    }

    /// <summary>Signs in through the browser, which comes back to this computer.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SessionEndedException">PSC_REFUS: the user refused, or took too long.</exception>
    /// <exception cref="ServiceUnavailableException">PSC_INDISPONIBLE, PSC_REPONSE_INVALIDE.</exception>
    /// <exception cref="ContractViolationException">PSC_LOGICIEL_REFUSE: the issuer does not know the
    /// software.</exception>
    /// <remarks>Authorisation code with PKCE (RFC 7636), loopback redirection (RFC 8252).</remarks>
    public virtual async Task<ProSanteConnectSession> SignInAsync(CancellationToken cancellationToken = default)
    {
        var (tokens, nonce) = await new CodeSignIn(_issuer).RunAsync(cancellationToken).ConfigureAwait(false);
        return await OpenAsync(tokens, nonce, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs in without a browser: the professional confirms a number on the telephone, or with the card.</summary>
    /// <param name="nationalId">The professional's PS_IdNat, <c>8</c> and the RPPS number.</param>
    /// <param name="showNumber">Shows the number to compare, <c>00</c> to <c>99</c>. Called once, at once.</param>
    /// <param name="channel">Where the professional confirms.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SessionEndedException">PSC_REFUS: the professional refused, or did not confirm within 120
    /// seconds; PSC_PROFESSIONNEL_INCONNU.</exception>
    /// <exception cref="ServiceUnavailableException">PSC_INDISPONIBLE, PSC_REPONSE_INVALIDE.</exception>
    /// <exception cref="ContractViolationException">PSC_LOGICIEL_REFUSE: the issuer does not know the
    /// software.</exception>
    /// <remarks>OpenID Connect CIBA.</remarks>
    public virtual async Task<ProSanteConnectSession> SignInByCibaAsync(
        string nationalId,
        Action<string> showNumber,
        CibaChannel channel = CibaChannel.Mobile,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nationalId);
        ArgumentNullException.ThrowIfNull(showNumber);
        var tokens = await new CibaSignIn(_issuer)
            .RunAsync(nationalId, channel, showNumber, cancellationToken).ConfigureAwait(false);
        return await OpenAsync(tokens, nonce: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the connections to the issuer. Sessions that are still open end by themselves.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections to the issuer.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _issuer?.Dispose();
    }

    private async Task<ProSanteConnectSession> OpenAsync(
        IssuedTokens tokens, string? nonce, CancellationToken cancellationToken)
    {
        var identity = await _issuer.IdentityAsync(tokens, nonce, cancellationToken).ConfigureAwait(false);
        return new ProSanteConnectSession(_issuer, tokens, identity);
    }
}
