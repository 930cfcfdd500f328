using System.Collections.Concurrent;

namespace MonEspaceSante.Server.Outgoing;

/// <summary>Asks a question once for all who have it at the same time. Nothing is remembered once it is answered.</summary>
internal sealed class SharedQuestions<T>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> _open = new();

    /// <param name="key">What makes two questions the same.</param>
    /// <param name="ask">Asks, within a time of its own: whoever came first may leave, the others still wait.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<T> AskAsync(string key, Func<Task<T>> ask, CancellationToken cancellationToken) =>
        _open.GetOrAdd(key, _ => new Lazy<Task<T>>(() => AskOnceAsync(key, ask))).Value.WaitAsync(cancellationToken);

    private async Task<T> AskOnceAsync(string key, Func<Task<T>> ask)
    {
        // The question is open before it is asked: one that is answered at once must not stay so.
        await Task.Yield();
        try
        {
            return await ask();
        }
        finally
        {
            _open.TryRemove(key, out _);
        }
    }
}
