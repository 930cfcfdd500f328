namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A clock that tells the machine's time until it is moved forward. Its timers are due by it.</summary>
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

    public void Advance(TimeSpan time)
    {
        Interlocked.Add(ref _ahead, time.Ticks);
        List<SettableTimer> timers;
        lock (_lock) timers = [.. _timers];
        timers.ForEach(timer => timer.OnMoved());
    }

    private void Remove(SettableTimer timer)
    {
        lock (_lock) _timers.Remove(timer);
    }
}
