namespace MonEspaceSante.Cps.Pkcs11;

/// <summary>Looks at a card again and again until it leaves, or until nobody wants to know. A thread of its own: modules
/// may take their time to answer.</summary>
/// <remarks>It never waits in the module: such a wait ends with the module alone, and other cards go on.</remarks>
internal sealed class RemovalWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CardSession _session;
    private readonly ManualResetEventSlim _closing = new();
    private readonly Thread _thread;

    public RemovalWatch(CardSession session)
    {
        _session = session;
        _thread = new Thread(Watch) { IsBackground = true, Name = "Carte CPS" };
        _thread.Start();
    }

    public void Dispose()
    {
        _closing.Set();
        _thread.Join();
        _closing.Dispose();
    }

    private void Watch()
    {
        while (!_session.Removal.IsCancellationRequested && !_closing.Wait(Interval))
            _session.Look();
    }
}
