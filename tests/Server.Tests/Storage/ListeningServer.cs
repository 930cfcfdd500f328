using Microsoft.Extensions.Logging.Abstractions;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Tests.Storage;

/// <summary>One server's ear on a store.</summary>
internal sealed class ListeningServer(Database database) : IAsyncDisposable
{
    public Database Database => database;

    public ChangeSignals Signals { get; } =
        new(database, TimeProvider.System, NullLogger<ChangeSignals>.Instance);

    /// <summary>Starts listening, and waits until nothing is missed any more.</summary>
    public static async Task<ListeningServer> StartAsync(Database database)
    {
        var server = new ListeningServer(database);
        using var first = server.Signals.Subscribe(Guid.NewGuid());
        await server.Signals.StartAsync(CancellationToken.None);
        await first.WaitAsync(CancellationToken.None);
        return server;
    }

    public Task WriteAsync(Guid patientId) => WriteAsync(database, patientId);

    public static Task WriteAsync(Database database, Guid patientId) =>
        database.WriteAsync(connection => database.SignalAsync(connection, patientId), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Signals.StopAsync(CancellationToken.None);
        Signals.Dispose();
    }
}
