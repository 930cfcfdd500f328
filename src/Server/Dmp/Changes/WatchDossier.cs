using Grpc.Core;
using MonEspaceSante.Identity;
using MonEspaceSante.Protos.Dmp.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Documents;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Habilitation;
using MonEspaceSante.Server.Session;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Dmp.Changes;

/// <summary>Streams the changes of a dossier for as long as the caller may read it.</summary>
internal sealed class WatchDossier(
    OpenDossier openDossier,
    LiveSession liveSession,
    ChangeStore changes,
    ChangeSignals signals,
    DocumentStore documents,
    ToldChange toldChange,
    ChangeCursor cursors,
    DossierJournal journal,
    TimeProvider time)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenChecks = TimeSpan.FromMinutes(1);

    public async Task RunAsync(
        Caller caller,
        Ins patient,
        string cursor,
        IServerStreamWriter<WatchDossierResponse> answer,
        CancellationToken cancellationToken)
    {
        var access = await DemandAsync(caller, patient, cancellationToken);
        // Subscribed before it is read: nothing that commits in between goes unseen.
        using var subscription = signals.Subscribe(access.PatientId);
        var seq = cursor.Length == 0
            ? await changes.LastAsync(access.PatientId, cancellationToken)
            : cursors.Open(access.PatientId, cursor);
        var act = new TracedAct(Transactions.Search, IsAutomatic: true);
        await journal.AppendAsync(access, act, cancellationToken);
        var checkedAt = time.GetUtcNow();
        while (true)
        {
            if (time.GetUtcNow() - checkedAt >= BetweenChecks)
            {
                access = await DemandAsync(caller, patient, cancellationToken);
                checkedAt = time.GetUtcNow();
            }

            seq = await TellAsync(access, seq, answer, cancellationToken);
            await answer.WriteAsync(new() { Cursor = cursors.Seal(access.PatientId, seq) }, cancellationToken);
            await WaitAsync(subscription, cancellationToken);
        }
    }

    private async Task<DossierAccess> DemandAsync(Caller caller, Ins patient, CancellationToken cancellationToken)
    {
        await liveSession.DemandAsync(caller.Session, cancellationToken);
        return await openDossier.DemandReadableAsync(caller, patient, Transactions.Search, cancellationToken);
    }

    private async Task<long> TellAsync(
        DossierAccess access, long seq, IServerStreamWriter<WatchDossierResponse> answer, CancellationToken cancellationToken)
    {
        while (await changes.ListAsync(access.PatientId, seq, BatchSize, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var row in batch)
            {
                seq = row.Seq;
                var document = await documents.FindRowAsync(access.PatientId, new Guid(row.EntryId), cancellationToken);
                if (toldChange.Of(access, row, document) is not { } change) continue;
                var cursor = cursors.Seal(access.PatientId, seq);
                await answer.WriteAsync(new() { Cursor = cursor, Change = change }, cancellationToken);
            }
        }

        return seq;
    }

    // A heartbeat comes when nothing else does: it is also when a caller who has gone is noticed.
    private async Task WaitAsync(ChangeSubscription subscription, CancellationToken cancellationToken)
    {
        using var pause = new CancellationTokenSource(Heartbeat, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(pause.Token, cancellationToken);
        try
        {
            await subscription.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing happened for a while.
        }
    }
}
