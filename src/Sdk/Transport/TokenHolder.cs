using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;

namespace MonEspaceSante.Transport;

/// <summary>Keeps one token, and gets the next one when it is time, once for all that wait.</summary>
/// <param name="source">Who gives tokens.</param>
/// <param name="clock">The clock.</param>
/// <param name="ending">Ends what is asked of the source.</param>
internal sealed class TokenHolder(ITokenSource source, TimeProvider clock, CancellationToken ending = default)
{
    private readonly Lock _gate = new();
    private Token? _current;
    private Task<Token>? _flight;
    private int _takings;
    private int _keepings;

    /// <summary>How many times the token was taken away on purpose.</summary>
    public int Takings => Volatile.Read(ref _takings);

    /// <summary>Whether another token puts a refusal right.</summary>
    public bool CanHeal(Reason reason) => source.CanHeal(reason);

    /// <summary>A token that serves now.</summary>
    public async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        // Those who wait share one flight and its outcome: a card that is refused is asked for one signature, not for
        // one each.
        var token = await CurrentAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return token.Value;
    }

    /// <summary>Renews the token when it is time. Asks for none where there is none.</summary>
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

    /// <summary>Goes on with a token that came otherwise, or with none.</summary>
    public void Keep(Token? token)
    {
        lock (_gate)
        {
            _current = token;
            _keepings++;
        }
    }

    /// <summary>Takes the token away, for its session to be ended. Null when there was none.</summary>
    public async Task<string?> TakeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _takings);
        while (true)
        {
            Task coming;
            lock (_gate)
            {
                if (_flight is not { IsCompleted: false } flight)
                {
                    var taken = _current?.Value;
                    _current = null;
                    return taken;
                }

                coming = flight;
            }

            // A session that is being opened is ended too: nobody would know of it afterwards.
            await coming.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private Task<Token> CurrentAsync()
    {
        lock (_gate)
        {
            if (_current is { } token && clock.GetUtcNow() < token.RenewTime)
                return Task.FromResult(token);
            var (previous, keepings) = (_current?.Value, _keepings);
            return _flight ??= Task.Run(() => FlyAsync(previous, keepings), ending);
        }
    }

    private async Task<Token> FlyAsync(string? previous, int keepings)
    {
        Token? next = null;
        try
        {
            next = await source.NextAsync(previous, ending).ConfigureAwait(false);
            return next;
        }
        finally
        {
            lock (_gate)
            {
                _flight = null;

                // Whoever signed in or out meanwhile goes on with that. A token that was only refused meanwhile is what
                // this one replaces: dropped, the session that was opened for it would never be ended.
                if (next is not null && _keepings == keepings)
                    _current = next;
            }
        }
    }
}
