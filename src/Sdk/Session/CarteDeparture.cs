using Grpc.Net.Client;
using MonEspaceSante.Errors;

namespace MonEspaceSante.Session;

/// <summary>What a client does when its card leaves: the session ends, here and at the server, and the connection
/// closes.</summary>
internal sealed class CarteDeparture : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SessionHolder _session;
    private readonly GrpcChannel _channel;
    private readonly CancellationTokenRegistration _registration;
    private Task _farewell = Task.CompletedTask;

    public CarteDeparture(CarteInPlace carte, SessionHolder session, GrpcChannel channel)
    {
        _session = session;
        _channel = channel;

        // Whoever watches the reader is not kept waiting for the server.
        _registration = carte.OnRemoval(() => _farewell = Task.Run(LeaveAsync));
    }

    public void Dispose() => _registration.Dispose();

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        await _farewell.ConfigureAwait(false);
    }

    private async Task LeaveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _session.EndAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (
            failure is MonEspaceSanteException or OperationCanceledException or ObjectDisposedException)
        {
            // Without its certificate the token serves nobody: a session that was not told goodbye ends when it is idle.
        }
        finally
        {
            _channel.Dispose();
        }
    }
}
