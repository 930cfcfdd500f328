using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Changes;

/// <summary>A professional watches the own agenda, for as long as certificate and session serve.</summary>
internal sealed class WatchAgenda(AgendaFeed feed, AgendaKeys keys, LiveSession liveSession)
{
    public async Task RunAsync(
        Caller caller,
        X509Certificate2 certificate,
        string cursor,
        IServerStreamWriter<WatchAgendaResponse> answer,
        CancellationToken cancellationToken)
    {
        var watched = new WatchedAgenda(
            keys.AgendaOf(caller.Session.ActorIdNat),
            ending => liveSession.DemandAsync(certificate, caller.Session, ending),
            _ => true,
            caller);
        await feed.RunAsync(watched, cursor, answer, cancellationToken);
    }
}
