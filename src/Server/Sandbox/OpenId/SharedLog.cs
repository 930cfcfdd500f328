namespace MonEspaceSante.Server.Sandbox.OpenId;

/// <summary>Logs where the server does.</summary>
internal sealed class SharedLog(ILoggerFactory loggers) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => loggers.CreateLogger(categoryName);

    public void Dispose()
    {
        // The log is the server's.
    }
}
