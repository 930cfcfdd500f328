namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A clock that tells the machine's time until it is moved. Its timers are due by it.</summary>
internal sealed class SettableClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<SettableTimer> _timers = [];
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SettableTimer(this, callback, state, Remove);
        lock (_lock) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <param name="time">How far; less than zero puts the clock back.</param>
    public void Advance(TimeSpan time)
    {
        Interlocked.Add(ref _ahead, time.Ticks);
        List<SettableTimer> timers;
        lock (_lock) timers = [.. _timers];
        timers.ForEach(timer =>
        {
            if (time > TimeSpan.Zero) timer.OnMoved();
            else timer.OnPutBack(-time);
        });
    }

    private void Remove(SettableTimer timer)
    {
        lock (_lock) _timers.Remove(timer);
    }
}
