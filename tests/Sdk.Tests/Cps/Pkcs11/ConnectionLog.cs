using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MonEspaceSante.Sdk.Tests.Cps.Pkcs11;

/// <summary>The version of TLS of each connection, as the server logs it.</summary>
internal sealed class ConnectionLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _protocols = new();

    public IEnumerable<string> Protocols => _protocols;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == "HttpsConnectionEstablished" && state is IEnumerable<KeyValuePair<string, object?>> values)
            _protocols.Enqueue($"{values.First(v => v.Key == "Protocol").Value}");
    }

    public void Dispose()
    {
    }
}
