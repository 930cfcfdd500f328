using Grpc.Core;

namespace MonEspaceSante.Transport;

/// <summary>One operation with the server, over all its tries.</summary>
internal sealed class Exchange(
    TokenHolder tokens, Metadata? headers, TimeSpan deadline, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether another try could do all that this one did. A stream that cannot seek is read once.</summary>
    public bool MayRepeat { get; set; } = true;

    /// <summary>Whether bytes of a document have left or come in this try.</summary>
    public bool HasStarted { get; set; }

    /// <summary>The token that the current try used. Null as long as it has shown none.</summary>
    public string? Token { get; private set; }

    public void Begin()
    {
        HasStarted = false;
        Token = null;
    }

    /// <summary>The options of a call that shows no token.</summary>
    public CallOptions Anonymous() => Bearer.Options(null, deadline, cancellationToken, headers);

    /// <summary>Gets or renews the token where needed, and returns the options of the call that comes next.</summary>
    public async Task<CallOptions> AuthorizeAsync()
    {
        Token = await tokens.TokenAsync(cancellationToken).ConfigureAwait(false);
        return Bearer.Options(Token, deadline, cancellationToken, headers);
    }
}
