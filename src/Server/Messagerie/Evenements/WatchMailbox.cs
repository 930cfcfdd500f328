using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Protos.Messagerie.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Messagerie.Boites;
using MonEspaceSante.Server.Messagerie.Messages;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Messagerie.Evenements;

/// <summary>Streams what happens in a mailbox for as long as the caller may use it.</summary>
internal sealed class WatchMailbox(
    EventStore events,
    ChangeSignals signals,
    ToldMessage told,
    MailboxCursor cursors,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    // Few: a caller who reads slowly is asked for its right again after each batch.
    private const int BatchSize = 20;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <param name="demand">Demands all that let the call in, as often as it is asked.</param>
    /// <param name="cursor">Where to go on; empty for now.</param>
    /// <param name="answer">Takes the events.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public async Task RunAsync(
        Func<CancellationToken, Task<BoiteAccess>> demand,
        string cursor,
        IServerStreamWriter<WatchMailboxResponse> answer,
        CancellationToken cancellationToken)
    {
        var access = await demand(cancellationToken);
        // Subscribed before it is read: nothing that commits in between goes unseen.
        using var subscription = signals.Subscribe(access.BoiteId);
        var seq = cursor.Length == 0
            ? await events.LastAsync(access.BoiteId, cancellationToken)
            : cursors.Open(access, cursor);
        var beat = time.GetUtcNow();
        while (true)
        {
            var batch = await events.ListAsync(access.BoiteId, seq, BatchSize, cancellationToken);
            // Asked after the events were read: nobody is told of what came when the right was gone.
            access = await demand(cancellationToken);
            foreach (var one in batch) await TellAsync(access, one, answer, cancellationToken);
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

    private async Task TellAsync(
        BoiteAccess access,
        StoredEvent stored,
        IServerStreamWriter<WatchMailboxResponse> answer,
        CancellationToken cancellationToken)
    {
        var happened = stored.Event;
        if (happened.IsHiddenFromRepresentatives && access.Reader == DossierReader.Representative) return;
        var message = happened.Message is { } id ? await told.FindAsync(access, id, cancellationToken) : null;
        // What the reader may not know of has not happened.
        if (happened.Message is not null && message is null) return;
        await answer.WriteAsync(
            new()
            {
                Cursor = cursors.Seal(access, stored.Seq),
                Event = new MailboxEvent
                {
                    Kind = happened.Kind,
                    Time = happened.At.ToTimestamp(),
                    ConversationId = happened.Conversation.ToString("D"),
                    Message = message,
                },
            },
            cancellationToken);
    }

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
