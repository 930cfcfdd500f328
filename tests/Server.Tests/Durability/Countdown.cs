namespace MonEspaceSante.Server.Tests.Durability;

/// <summary>Does something once, when events have come so many times.</summary>
internal sealed class Countdown(int count, Action action) : IProgress<long>
{
    private int _left = count;

    public bool IsOver => Volatile.Read(ref _left) <= 0;

    public void Tick()
    {
        if (Interlocked.Decrement(ref _left) == 0) action();
    }

    public void Report(long value) => Tick();
}
