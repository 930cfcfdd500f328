using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Streams the changes of a dossier for as long as the caller may read it.</summary>
internal sealed class WatchDossier(
    WatchRight right,
    ChangeStore changes,
    ChangeSignals signals,
    ToldChange toldChange,
    ChangeCursor cursors,
    SearchRate searchRate,
    DossierJournal journal,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    // Few: a caller who reads slowly is asked for its right again after each batch.
    private const int BatchSize = 20;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    public async Task RunAsync(
        Watcher watcher, string cursor, IServerStreamWriter<WatchDossierResponse> answer, CancellationToken cancellationToken)
    {
        var access = await right.DemandAsync(watcher, cancellationToken);
        // Subscribed before it is read: nothing that commits in between goes unseen.
        using var subscription = signals.Subscribe(access.PatientId);
        var seq = await BeginAsync(access, cursor, cancellationToken);
        var beat = time.GetUtcNow();
        while (true)
        {
            var batch = await changes.ListAsync(access.PatientId, seq, BatchSize, cancellationToken);
            // Asked after the changes were read: nobody is told of what came when the right was gone.
            access = await right.DemandAsync(watcher, cancellationToken);
            foreach (var row in batch) await TellAsync(access, row, answer, cancellationToken);
            if (batch.Count > 0) seq = batch[^1].Seq;
            if (batch.Count == BatchSize) continue;
            if (time.GetUtcNow() >= beat)
            {
                beat = time.GetUtcNow() + Heartbeat;
                await answer.WriteAsync(new() { Cursor = cursors.Seal(access, seq) }, cancellationToken);
            }

            await WaitAsync(subscription, beat, cancellationToken);
        }
    }

    // Whoever goes on after a cut makes no other access, and the patient is not told of it again.
    private async Task<long> BeginAsync(DossierAccess access, string cursor, CancellationToken cancellationToken)
    {
        var place = cursor.Length == 0
            ? new DossierPlace(await changes.LastAsync(access.PatientId, cancellationToken), IsOfCaller: false)
            : cursors.Open(access, cursor);
        if (place.IsOfCaller) return place.Rank;
        await searchRate.CountAsync(access.Session, cancellationToken);
        await journal.AppendAsync(access, new TracedAct(Transactions.Search, IsAutomatic: true), cancellationToken);
        return place.Rank;
    }

    private async Task TellAsync(
        DossierAccess access, ChangeRow row, IServerStreamWriter<WatchDossierResponse> answer, CancellationToken cancellationToken)
    {
        if (await toldChange.OfAsync(access, row, cancellationToken) is not { } change) return;
        await answer.WriteAsync(new() { Cursor = cursors.Seal(access, row.Seq), Change = change }, cancellationToken);
    }

    // Heartbeats keep their own time: one that came with a change would tell of those that the caller must not notice.
    private async Task WaitAsync(ChangeSubscription subscription, DateTimeOffset beat, CancellationToken cancellationToken)
    {
        var left = beat - time.GetUtcNow();
        using var pause = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            pause.Token, lifetime.ApplicationStopping, cancellationToken);
        try
        {
            await subscription.WaitAsync(end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A server waits for its calls before it stops: this one would never end by itself.
            if (lifetime.ApplicationStopping.IsCancellationRequested) throw Refusal.Because(Reason.ServiceIndisponible);
        }
    }
}
