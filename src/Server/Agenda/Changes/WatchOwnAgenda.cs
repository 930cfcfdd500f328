using Grpc.Core;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Patient;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Agenda.Changes;

/// <summary>A person watches an agenda, for as long as the session lasts and the account is active.</summary>
internal sealed class WatchOwnAgenda(
    AgendaFeed feed, PersonDossier dossier, PersonSessionStore sessions, TimeProvider time)
{
    public async Task RunAsync(
        PersonCaller caller,
        WatchOwnAgendaRequest request,
        IServerStreamWriter<WatchAgendaResponse> answer,
        CancellationToken cancellationToken)
    {
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        var watched = new WatchedAgenda(
            access.PatientId, ending => DemandAsync(caller, request, ending), one => OwnAgenda.Shows(access, one));
        await feed.RunAsync(watched, request.Cursor, answer, cancellationToken);
    }

    private async Task DemandAsync(PersonCaller caller, WatchOwnAgendaRequest request, CancellationToken cancellationToken)
    {
        var session = await sessions.FindAsync(caller.SessionId, cancellationToken);
        if (session is null || session.IsOver(time.GetUtcNow())) throw Refusal.Because(Reason.SessionTerminee);
        await dossier.DemandAsync(caller, request.Patient, cancellationToken);
    }
}
