using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>Lets a test wait until a server logs something.</summary>
internal sealed class LogSignal : ILoggerProvider, ILogger
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();

    /// <summary>Completes at the next entry that holds the words.</summary>
    public Task On(string words) => _awaited
        .GetOrAdd(words, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
        .Task.WaitAsync(Patience);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var entry = formatter(state, exception);
        foreach (var words in _awaited.Keys.Where(entry.Contains))
        {
            if (_awaited.TryRemove(words, out var signal)) signal.SetResult();
        }
    }

    public void Dispose()
    {
    }
}
