using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>A professional cancels an appointment, or one time of a series. One whom the patient blocked still may: both are
/// freed of it, and whoever tells its version has read what the answer tells.</summary>
internal sealed class CancelRendezVous(
    AnsweredRequests requests, CallerSight sights, RendezVousStore store, KeepRendezVous keep, DossierJournal journal)
{
    public async Task<RendezVous> RunAsync(
        Caller caller, CancelRendezVousRequest request, CancellationToken cancellationToken)
    {
        RendezVousRule.DemandText("reason", request.Reason, RendezVousRule.LongestReason);
        var patient = PatientRegister.DemandIns(request.Patient);
        var id = RendezVousRule.DemandId(request.RendezVousId, Reason.RendezVousIntrouvable);
        var sight = await sights.DemandAsync(caller.Session, cancellationToken);
        return await requests.OnceAsync(
            caller,
            patient,
            request.RequestId,
            request,
            async (connection, access) =>
            {
                var before = AgendaRight.Demand(
                    await store.FindAsync(connection, access.PatientId, id), sight);
                var made = await keep.CancelAsync(connection, before, request, AgendaSide.Professionnel);
                await journal.AppendAsync(connection, access, new TracedAct(AgendaActs.Cancel));
                return made;
            },
            cancellationToken);
    }
}
