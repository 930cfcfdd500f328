using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace MonEspaceSante.Server.Tests.Fixtures;

/// <summary>All that a server logs, at every level: sentences, the values in them, scopes, exceptions.</summary>
internal sealed class LogTranscript : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _entries = new();

    public int Count => _entries.Count;

    public string Text => new StringBuilder().AppendJoin('\n', _entries).ToString();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _entries.Enqueue($"{state} {Values(state)}");
        return null;
    }

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue($"{formatter(state, exception)} {Values(state)} {exception}");

    public void Dispose()
    {
    }

    private static string Values(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values
        ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"))
        : "";
}
