using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>A professional changes an appointment of the own agenda, or of a colleague's.</summary>
internal sealed class UpdateRendezVous(
    AnsweredRequests requests,
    CallerSight sights,
    ChosenAgenda chosen,
    RendezVousStore store,
    KeepRendezVous keep,
    DossierJournal journal)
{
    public async Task<UpdateRendezVousResponse> RunAsync(
        Caller caller, UpdateRendezVousRequest request, CancellationToken cancellationToken)
    {
        var told = RendezVousRule.Demand(request.RendezVous);
        var patient = PatientRegister.DemandIns(told.Patient);
        var id = RendezVousRule.DemandId(told.RendezVousId, Reason.RendezVousIntrouvable);
        var sight = await sights.DemandAsync(caller.Session, cancellationToken);
        return await requests.OnceAsync(
            caller,
            patient,
            request.RequestId,
            request,
            async (connection, access) =>
            {
                AgendaRight.Demand(access);
                var before = AgendaRight.Demand(await store.FindAsync(connection, access.PatientId, id), sight);
                await chosen.DemandNotBlockedAsync(connection, access.PatientId, before.RendezVous.Professional);
                var entry = new Entry(
                    access.PatientId,
                    told,
                    Agenda: null,
                    AgendaSide.Professionnel,
                    before.IsSecret,
                    request.AllowDoubleBooking)
                {
                    Sight = sight,
                };
                var made = await keep.UpdateAsync(connection, entry, before);
                await journal.AppendAsync(connection, access, new TracedAct(AgendaActs.Update));
                return made;
            },
            cancellationToken);
    }
}
