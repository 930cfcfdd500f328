using Grpc.Core;
using MonEspaceSante.Transport;

namespace MonEspaceSante.Catalogue;

/// <summary>One operation of an application, over all its tries.</summary>
internal sealed class GrantTry(GrantTokens tokens, TimeSpan deadline, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether another try could do all that this one did. A stream that cannot seek is read once.</summary>
    public bool MayRepeat { get; set; } = true;

    /// <summary>Whether bytes of a document have left or come in this try.</summary>
    public bool HasStarted { get; set; }

    /// <summary>The token that the current try used. Null as long as it has called nobody.</summary>
    public string? Token { get; private set; }

    public void Begin() => (HasStarted, Token) = (false, null);

    /// <summary>The options of the call that comes next.</summary>
    public async Task<CallOptions> AuthorizeAsync()
    {
        Token = await tokens.TokenAsync(cancellationToken).ConfigureAwait(false);
        return Bearer.Options(Token, deadline, cancellationToken);
    }
}
