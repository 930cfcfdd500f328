using System.Runtime.ExceptionServices;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Looks after the grant of a long call: it is demanded again at once when the dossier or the application changes, and
/// every 30 seconds whatever happens. Once it no longer stands, the call ends with its reason.</summary>
internal sealed class GrantGuard : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    private readonly DemandGrant _demandGrant;
    private readonly GrantedAccess _access;
    private readonly GrantScope _scope;
    private readonly TimeProvider _time;
    private readonly ChangeSubscription _ofDossier;
    private readonly ChangeSubscription _ofApplication;
    private readonly CancellationTokenSource _ending;
    private readonly Task _watching;
    private volatile Exception? _end;

    public GrantGuard(
        DemandGrant demandGrant,
        ChangeSignals signals,
        TimeProvider time,
        GrantedAccess access,
        GrantScope scope,
        CancellationToken cancellationToken)
    {
        (_demandGrant, _access, _scope, _time) = (demandGrant, access, scope, time);
        _ofDossier = signals.Subscribe(access.PatientId);
        _ofApplication = signals.Subscribe(access.SignalId);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _watching = WatchAsync(_ending.Token);
    }

    /// <summary>Cancelled once the grant no longer stands, and when the caller leaves.</summary>
    public CancellationToken Ended => _ending.Token;

    /// <summary>Throws the reason once the grant no longer stands.</summary>
    public void Demand()
    {
        if (_end is { } end) ExceptionDispatchInfo.Throw(end);
    }

    /// <summary>Runs what ends with the grant; the reason is the grant's then, whatever the end looks like from inside.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return await work(Ended);
        }
        catch (Exception) when (_end is not null)
        {
            Demand();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching;
        _ofDossier.Dispose();
        _ofApplication.Dispose();
        _ending.Dispose();
    }

    // First at once: what changed between the demand that let the call in and the subscriptions was signalled to nobody.
    private async Task WatchAsync(CancellationToken ending)
    {
        try
        {
            while (true)
            {
                await _demandGrant.RunAsync(_access.Caller, _scope, ending);
                await WaitAsync(ending);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The call is over.
        }
        catch (Exception end)
        {
            _end = end;
            await _ending.CancelAsync();
        }
    }

    private async Task WaitAsync(CancellationToken ending)
    {
        using var beat = new CancellationTokenSource(Beat, _time);
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, ending);
        var waits = new[] { _ofDossier.WaitAsync(pause.Token), _ofApplication.WaitAsync(pause.Token) };
        await Task.WhenAny(waits);
        await pause.CancelAsync();
        foreach (var wait in waits) await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.ThrowIfCancellationRequested();
    }
}
