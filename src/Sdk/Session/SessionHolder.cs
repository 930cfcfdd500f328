using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Session;

/// <summary>Keeps one session open: opens it with the card, renews it without, once for all that wait.</summary>
internal sealed class SessionHolder(SessionCalls calls, TimeProvider clock) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private SessionToken? _current;
    private Task<SessionToken>? _flight;
    private int _closings;
    private volatile bool _isDisposed;

    /// <summary>Whether another token puts a refusal right.</summary>
    public static bool CanHeal(Reason reason) =>
        reason is Reason.JetonExpire or Reason.JetonInvalide or Reason.SessionTerminee;

    /// <summary>How many times the session was ended on purpose.</summary>
    public int Closings => Volatile.Read(ref _closings);

    /// <summary>Whether the client was disposed.</summary>
    public bool IsDisposed => _isDisposed;

    /// <summary>A token that serves now.</summary>
    public async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        // Those who wait share one flight and its outcome: a card that is refused is asked for one signature, not for
        // one each.
        var token = await CurrentAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return token.Value;
    }

    /// <summary>Renews the token when it is time, without the card. Opens no session where there is none.</summary>
    public async Task KeepAliveAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_current is null)
                return;
        }

        try
        {
            await TokenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (MonEspaceSanteException)
        {
            // Whatever was opened with the token ends when the server ends it, and tells why.
        }
    }

    /// <summary>Makes the next call renew or replace a token that the server refused.</summary>
    public void Discard(string token, Reason reason)
    {
        lock (_gate)
        {
            if (_current?.Value == token)
                _current = reason == Reason.JetonExpire ? _current with { RenewTime = DateTimeOffset.MinValue } : null;
        }
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        Task? opening;
        lock (_gate)
        {
            opening = _flight;
            _closings++;
        }

        // A session that is being opened is ended too: nobody would know of it afterwards.
        if (opening is not null)
            await opening.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        SessionToken? ended;
        lock (_gate)
        {
            ended = _current;
            _current = null;
        }

        if (ended is not null)
            await calls.CloseAsync(ended.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the session, and opens no other. Does nothing once disposed.</summary>
    public Task EndAsync(CancellationToken cancellationToken)
    {
        if (_isDisposed)
            return Task.CompletedTask;
        _closing.Cancel();
        return CloseAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _closing.Cancel();
        _closing.Dispose();
    }

    private Task<SessionToken> CurrentAsync()
    {
        lock (_gate)
        {
            if (_current is { } token && clock.GetUtcNow() < token.RenewTime)
                return Task.FromResult(token);
            var previous = _current?.Value;
            var closing = _closing.Token;
            return _flight ??= Task.Run(() => FlyAsync(previous, closing), closing);
        }
    }

    private async Task<SessionToken> FlyAsync(string? previous, CancellationToken closing)
    {
        SessionToken? next = null;
        try
        {
            next = previous is null
                ? await calls.OpenAsync(closing).ConfigureAwait(false)
                : await RenewOrOpenAsync(previous, closing).ConfigureAwait(false);
            return next;
        }
        finally
        {
            lock (_gate)
            {
                _current = next ?? _current;
                _flight = null;
            }
        }
    }

    private async Task<SessionToken> RenewOrOpenAsync(string previous, CancellationToken closing)
    {
        try
        {
            return await calls.RenewAsync(previous, closing).ConfigureAwait(false);
        }
        catch (MonEspaceSanteException refusal) when (CanHeal(refusal.Reason))
        {
            return await calls.OpenAsync(closing).ConfigureAwait(false);
        }
    }
}
