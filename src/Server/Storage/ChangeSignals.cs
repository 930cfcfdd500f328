using System.Data.Common;

namespace MonEspaceSante.Server.Storage;

/// <summary>Tells those who watch a dossier that it may have changed, whichever server wrote.</summary>
internal sealed class ChangeSignals(Database database, TimeProvider time, ILogger<ChangeSignals> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, HashSet<ChangeSubscription>> _subscriptions = [];

    public ChangeSubscription Subscribe(Guid patientId)
    {
        var subscription = new ChangeSubscription(leaving => Remove(patientId, leaving));
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(patientId, out var ofDossier))
                _subscriptions.Add(patientId, ofDossier = []);
            ofDossier.Add(subscription);
        }

        return subscription;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var hasHeard = false;
            try
            {
                await database.ListenAsync(Signal, Resume, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(failure, "Change signals are cut; listening again.");
                if (!hasHeard) await PauseAsync(stoppingToken);
            }
            catch (Exception end) when (end is OperationCanceledException or DbException)
            {
                // The stop closed the connection, whatever the driver calls it.
                return;
            }

            void Resume()
            {
                hasHeard = true;
                SignalAll();
            }
        }
    }

    private async Task PauseAsync(CancellationToken stoppingToken) =>
        await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Signal(Guid patientId)
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions.GetValueOrDefault(patientId, [])) subscription.Signal();
        }
    }

    // What was said while nobody listened is lost: everyone has to read again.
    private void SignalAll()
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions.Values.SelectMany(ofDossier => ofDossier)) subscription.Signal();
        }
    }

    private void Remove(Guid patientId, ChangeSubscription subscription)
    {
        lock (_lock)
        {
            if (_subscriptions.TryGetValue(patientId, out var ofDossier)
                && ofDossier.Remove(subscription)
                && ofDossier.Count == 0)
                _subscriptions.Remove(patientId);
        }
    }
}
