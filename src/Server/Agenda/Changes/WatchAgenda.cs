using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Changes;

/// <summary>A professional watches the own agenda, for as long as certificate and session serve.</summary>
internal sealed class WatchAgenda(AgendaFeed feed, CallerSight sights, AgendaTraces traces, LiveSession liveSession)
{
    public async Task RunAsync(
        Caller caller,
        X509Certificate2 certificate,
        string cursor,
        IServerStreamWriter<WatchAgendaResponse> answer,
        CancellationToken cancellationToken)
    {
        var sight = await sights.DemandAsync(caller.Session, cancellationToken);
        var watched = new WatchedAgenda(
            sight.AgendaId, ending => DemandAsync(caller, certificate, sight, ending), sight.Sees, caller)
        {
            TraceAsync = sight.IsOwn ? null : (patients, ending) => traces.AppendAsync(caller, patients, ending),
        };
        await feed.RunAsync(watched, cursor, answer, cancellationToken);
    }

    private async Task DemandAsync(
        Caller caller, X509Certificate2 certificate, AgendaSight sight, CancellationToken cancellationToken)
    {
        await liveSession.DemandAsync(certificate, caller.Session, cancellationToken);
        // Whom a structure alone names is seen there for as long as the directory lists them.
        if (!sight.IsOwn) await sights.DemandAsync(caller.Session, cancellationToken);
    }
}
