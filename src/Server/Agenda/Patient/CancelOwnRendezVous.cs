using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Agenda.Patient;

/// <summary>A person cancels an appointment, whoever made it. Its professional is told by the changes of the own
/// agenda.</summary>
internal sealed class CancelOwnRendezVous(
    PersonDossier dossier, PersonRequests requests, RendezVousStore store, KeepRendezVous keep, PersonJournal journal)
{
    public async Task<RendezVous> RunAsync(
        PersonCaller caller, CancelRendezVousRequest request, CancellationToken cancellationToken)
    {
        RendezVousRule.DemandText("reason", request.Reason, RendezVousRule.LongestReason);
        var id = RendezVousRule.DemandId(request.RendezVousId, Reason.RendezVousIntrouvable);
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        return await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            async connection =>
            {
                var before = OwnAgenda.Demand(await store.FindAsync(connection, access.PatientId, id), access);
                var made = await keep.CancelAsync(connection, before, request, AgendaSide.Patient);
                await journal.AppendAsync(connection, access, new TracedAct(AgendaActs.Cancel));
                return made;
            },
            cancellationToken);
    }
}
