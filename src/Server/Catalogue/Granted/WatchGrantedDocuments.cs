using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Changes;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Streams to an application what comes into a dossier, for as long as its grant stands. The grant is demanded after
/// the changes were read: nothing is told that came when it no longer stood.</summary>
internal sealed class WatchGrantedDocuments(
    DemandGrant demandGrant,
    GrantGuards guards,
    ChangeStore changes,
    ChangeSignals signals,
    DocumentStore documents,
    GrantedCursor cursors,
    GrantedJournal journal,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    private const int BatchSize = 20;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    public async Task RunAsync(
        ApplicationCaller caller,
        string cursor,
        IServerStreamWriter<WatchGrantedDocumentsResponse> answer,
        CancellationToken cancellationToken)
    {
        var access = await demandGrant.RunAsync(caller, GrantScope.LireDocuments, cancellationToken);
        // Subscribed before it is read: nothing that commits in between goes unseen.
        using var subscription = signals.Subscribe(access.PatientId);
        await using var guard = guards.Watch(access, GrantScope.LireDocuments, cancellationToken);
        var seq = cursor.Length == 0
            ? await changes.LastAsync(access.PatientId, cancellationToken)
            : cursors.Open(access, cursor);
        await journal.AppendAsync(access, new TracedAct(GrantedActs.WatchDocuments, IsAutomatic: true), cancellationToken);
        var beat = time.GetUtcNow();
        while (true)
        {
            var batch = await changes.ListAsync(access.PatientId, seq, BatchSize, cancellationToken);
            access = await demandGrant.RunAsync(caller, GrantScope.LireDocuments, cancellationToken);
            if (batch.Count > 0) seq = batch[^1].Seq;
            var told = await TellAsync(access, batch, seq, cancellationToken);
            if (told.Documents.Count > 0 || time.GetUtcNow() >= beat)
            {
                beat = time.GetUtcNow() + Heartbeat;
                await answer.WriteAsync(told, cancellationToken);
            }

            if (batch.Count < BatchSize) await WaitAsync(subscription, guard, beat, cancellationToken);
        }
    }

    private async Task<WatchGrantedDocumentsResponse> TellAsync(
        GrantedAccess access, List<ChangeRow> batch, long seq, CancellationToken cancellationToken)
    {
        var told = new WatchGrantedDocumentsResponse { Cursor = cursors.Seal(access, seq) };
        foreach (var row in batch.Where(row => (ChangeKind)row.Kind != ChangeKind.Removed))
        {
            var document = await documents.FindRowAsync(access.PatientId, new Guid(row.EntryId), cancellationToken);
            if (GrantedDocuments.Lists(access, document)) told.Documents.Add(document);
        }

        return told;
    }

    private async Task WaitAsync(
        ChangeSubscription subscription, GrantGuard guard, DateTimeOffset beat, CancellationToken cancellationToken)
    {
        var left = beat - time.GetUtcNow();
        using var pause = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            pause.Token, lifetime.ApplicationStopping, guard.Ended);
        try
        {
            await subscription.WaitAsync(end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            guard.Demand();
            // A server waits for its calls before it stops: this one would never end by itself.
            if (lifetime.ApplicationStopping.IsCancellationRequested) throw Refusal.Because(Reason.ServiceIndisponible);
        }
    }
}
