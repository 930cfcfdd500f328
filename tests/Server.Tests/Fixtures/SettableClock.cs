namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>A clock that tells the machine's time until it is moved forward. Timers stay the machine's.</summary>
internal sealed class SettableClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);
}
