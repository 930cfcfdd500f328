using MonEspaceSante.Transport;

namespace MonEspaceSante.Session;

/// <summary>The session of a card, from its first call to its end.</summary>
internal sealed class SessionHolder : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly SessionCalls _calls;
    private volatile bool _isDisposed;

    public SessionHolder(SessionCalls calls, TimeProvider clock)
    {
        _calls = calls;
        Tokens = new TokenHolder(calls, clock, _ending.Token);
    }

    public TokenHolder Tokens { get; }

    /// <summary>Whether the client was disposed.</summary>
    public bool IsDisposed => _isDisposed;

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (await Tokens.TakeAsync(cancellationToken).ConfigureAwait(false) is { } ended)
            await _calls.CloseAsync(ended, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the session, and opens no other. Does nothing once disposed.</summary>
    public Task EndAsync(CancellationToken cancellationToken)
    {
        if (_isDisposed)
            return Task.CompletedTask;
        _ending.Cancel();
        return CloseAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _ending.Cancel();
        _ending.Dispose();
    }
}
