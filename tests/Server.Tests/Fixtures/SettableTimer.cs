namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A timer of the machine that comes early when its clock is moved forward.</summary>
internal sealed class SettableTimer : ITimer
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly Action<SettableTimer> _leave;
    private readonly ITimer _timer;
    private DateTimeOffset? _due;
    private TimeSpan _period;

    public SettableTimer(TimeProvider clock, TimerCallback callback, object? state, Action<SettableTimer> leave)
    {
        _clock = clock;
        _leave = leave;
        _timer = TimeProvider.System.CreateTimer(
            _ =>
            {
                OnDue();
                callback(state);
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
            _period = period;
        }

        return _timer.Change(dueTime, period);
    }

    public void OnMoved()
    {
        lock (_lock)
        {
            if (_due is not { } due) return;
            var left = due - _clock.GetUtcNow();
            _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period);
        }
    }

    /// <summary>The clock was put back: what is left to wait stays what it was, as on any machine.</summary>
    public void OnPutBack(TimeSpan by)
    {
        lock (_lock) _due -= by;
    }

    public void Dispose()
    {
        _leave(this);
        _timer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _leave(this);
        return _timer.DisposeAsync();
    }

    private void OnDue()
    {
        lock (_lock) _due = _period > TimeSpan.Zero ? _clock.GetUtcNow() + _period : null;
    }
}
