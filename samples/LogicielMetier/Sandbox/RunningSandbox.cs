using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier.Sandbox;

/// <summary>A sandbox that answers: one that was there, or one that this process started and will stop.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SandboxServer? _own;

    private RunningSandbox(Settings settings, SandboxServer? own)
    {
        Settings = settings;
        _own = own;
    }

    /// <summary>The settings that lead to it.</summary>
    public Settings Settings { get; }

    public bool IsOwn => _own is not null;

    /// <summary>Joins what listens at the address, or the sandbox of the data folder; else starts one.</summary>
    public static async Task<RunningSandbox> JoinOrStartAsync(Settings settings, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var pause = new PeriodicTimer(Pause);
        while (true)
        {
            if (await Reachability.IsListeningAsync(settings.Server, cancellationToken))
                return new RunningSandbox(settings, own: null);
            try
            {
                return new RunningSandbox(settings, await SandboxStart.StartAsync(settings, cancellationToken));
            }
            catch (LocalRefusalException refusal) when (refusal.Reason == LocalRefusal.FolderInUseReason)
            {
                if (await JoinElsewhereAsync(settings, cancellationToken) is { } elsewhere) return elsewhere;
                // Whoever uses the folder may be about to listen, or about to leave.
                if (TimeProvider.System.GetElapsedTime(start) > Patience) throw;
            }

            await pause.WaitForNextTickAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<RunningSandbox?> JoinElsewhereAsync(
        Settings settings, CancellationToken cancellationToken)
    {
        var address = SandboxFiles.Address(settings.DataFolder);
        if (address is null || !await Reachability.IsListeningAsync(address, cancellationToken)) return null;
        return new RunningSandbox(settings.At(address), own: null);
    }
}
