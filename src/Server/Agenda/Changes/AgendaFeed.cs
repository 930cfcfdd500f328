using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Storage;

namespace MonEspaceSante.Server.Agenda.Changes;

/// <summary>Streams the changes of one agenda for as long as the caller may see it.</summary>
internal sealed class AgendaFeed(
    AgendaEventStore events,
    ChangeSignals signals,
    ShownRendezVous shown,
    AgendaCursor cursors,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    // Few: a caller who reads slowly is asked for its right again after each batch.
    private const int BatchSize = 20;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <param name="watched">Which agenda, under which right.</param>
    /// <param name="cursor">Where to go on; empty for now.</param>
    /// <param name="answer">Where changes go.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public async Task RunAsync(
        WatchedAgenda watched,
        string cursor,
        IServerStreamWriter<WatchAgendaResponse> answer,
        CancellationToken cancellationToken)
    {
        // Subscribed before it is read: nothing that commits in between goes unseen.
        using var subscription = signals.Subscribe(watched.AgendaId);
        var seq = cursor.Length == 0
            ? await events.LastAsync(watched.AgendaId, cancellationToken)
            : cursors.Open(watched.AgendaId, cursor);
        var beat = time.GetUtcNow();
        while (true)
        {
            var batch = await events.ListAsync(watched.AgendaId, seq, BatchSize, cancellationToken);
            // Asked after the changes were read: nobody is told of what came when the right was gone.
            await watched.DemandAsync(cancellationToken);
            var found = await shown.ReadAsync(
                watched.Caller, batch.Where(row => !row.IsForgotten).Select(row => row.Of), cancellationToken);
            var told = batch.Where(row => row.IsForgotten
                ? watched.ShowsForgotten
                : found.TryGetValue(row.Of.Id, out var one) && watched.Shows(one)).ToList();
            if (watched.TraceAsync is { } trace)
                await trace(told.Select(row => row.Of.PatientId), cancellationToken);
            foreach (var row in told)
                await TellAsync(watched, row, found.GetValueOrDefault(row.Of.Id), answer, cancellationToken);

            if (batch.Count > 0) seq = batch[^1].Seq;
            if (batch.Count == BatchSize) continue;
            if (time.GetUtcNow() >= beat)
            {
                beat = time.GetUtcNow() + Heartbeat;
                await answer.WriteAsync(new() { Cursor = cursors.Seal(watched.AgendaId, seq) }, cancellationToken);
            }

            await WaitAsync(subscription, beat, cancellationToken);
        }
    }

    private Task TellAsync(
        WatchedAgenda watched,
        AgendaEventRow row,
        StoredRendezVous? found,
        IServerStreamWriter<WatchAgendaResponse> answer,
        CancellationToken cancellationToken)
    {
        var change = new AgendaChange
        {
            Kind = (AgendaChangeKind)row.Kind,
            Time = Instants.FromMicroseconds(row.HappenedAt).ToTimestamp(),
            RendezVousId = row.Of.Id.ToString("D"),
            RendezVous = found?.RendezVous,
        };
        return answer.WriteAsync(
            new() { Cursor = cursors.Seal(watched.AgendaId, row.Seq), Change = change }, cancellationToken);
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
