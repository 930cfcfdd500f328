namespace MonEspaceSante.Server.Insi.National;

/// <summary>The pace that the téléservice bears: so many calls a second, of which a second's worth may leave at once, and so
/// many that wait for their turn.</summary>
internal sealed class CallPace(int perSecond, int waiting, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval = TimeSpan.FromSeconds(1.0 / perSecond);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Takes a turn.</summary>
    /// <param name="wait">How long until it comes.</param>
    /// <returns>False when too many wait already: no turn is taken.</returns>
    public bool TryTake(out TimeSpan wait)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var first = now - ((perSecond - 1) * _interval);
            var turn = _next > first ? _next : first;
            wait = turn > now ? turn - now : TimeSpan.Zero;
            if (wait > waiting * _interval) return false;
            _next = turn + _interval;
            return true;
        }
    }
}
