namespace MonEspaceSante.Cps;

/// <summary>Looks after a card again and again until it leaves, or until nobody wants to know. A thread of its own: the
/// software of cards may take its time to answer.</summary>
/// <remarks>It never waits inside a PKCS#11 module: such a wait ends with the module alone, and other cards go on.</remarks>
internal sealed class RemovalWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationToken _removal;
    private readonly Action _look;
    private readonly ManualResetEventSlim _closing = new();
    private readonly Thread _thread;

    /// <param name="look">Cancels the token when the card has left.</param>
    /// <param name="removal">The token.</param>
    public RemovalWatch(Action look, CancellationToken removal)
    {
        _removal = removal;
        _look = look;
        _thread = new Thread(Watch) { IsBackground = true, Name = "Carte CPS" };
        _thread.Start();
    }

    public void Dispose()
    {
        _closing.Set();
        _thread.Join();
    }

    private void Watch()
    {
        while (!_removal.IsCancellationRequested && !_closing.Wait(Interval))
            _look();
    }
}
