using System.Threading.Channels;

namespace MonEspaceSante.Server.Storage;

/// <summary>
/// Someone who waits for changes of one dossier. Subscribe, read, then wait: whatever commits after the read ends the wait.
/// </summary>
internal sealed class ChangeSubscription(Action<ChangeSubscription> leave) : IDisposable
{
    // Signals that nobody has waited for yet are one: they all say to read again.
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>
    /// Completes when something may have changed since the last wait, or since the subscription. One caller at a time.
    /// </summary>
    public async Task WaitAsync(CancellationToken cancellationToken) =>
        await _signal.Reader.ReadAsync(cancellationToken);

    public void Signal() => _signal.Writer.TryWrite(true);

    public void Dispose() => leave(this);
}
