using MonEspaceSante.LogicielMetier.Refusals;
using MonEspaceSante.Sdk.Testing;

namespace MonEspaceSante.LogicielMetier.Sandbox;

/// <summary>A sandbox that answers: one that was running already, or one that this process started and will stop.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    private readonly SandboxServer? _own;

    private RunningSandbox(Settings settings, SandboxServer? own)
    {
        Settings = settings;
        _own = own;
    }

    /// <summary>The settings that lead to it.</summary>
    public Settings Settings { get; }

    public bool IsOwn => _own is not null;

    public static async Task<RunningSandbox> JoinOrStartAsync(Settings settings, CancellationToken cancellationToken)
    {
        if (await Reachability.IsListeningAsync(settings.Server, cancellationToken))
            return new RunningSandbox(settings, own: null);
        try
        {
            return new RunningSandbox(settings, await SandboxStart.StartAsync(settings, cancellationToken));
        }
        catch (LocalRefusalException inUse) when (inUse.Reason == LocalRefusal.FolderInUseReason)
        {
            if (await JoinElsewhereAsync(settings, cancellationToken) is { } elsewhere) return elsewhere;
            throw;
        }
    }

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<RunningSandbox?> JoinElsewhereAsync(Settings settings, CancellationToken cancellationToken)
    {
        var address = SandboxFiles.Address(settings.DataFolder);
        if (address is null || !await Reachability.IsListeningAsync(address, cancellationToken)) return null;
        return new RunningSandbox(settings.At(address), own: null);
    }
}
