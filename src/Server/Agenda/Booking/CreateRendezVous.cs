using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Requests;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>A professional makes an appointment, in the own name or for one of the same structure.</summary>
internal sealed class CreateRendezVous(
    AnsweredRequests requests, CallerSight sights, ChosenAgenda chosen, KeepRendezVous keep, DossierJournal journal)
{
    public async Task<CreateRendezVousResponse> RunAsync(
        Caller caller, CreateRendezVousRequest request, CancellationToken cancellationToken)
    {
        var told = RendezVousRule.Demand(request.RendezVous).Clone();
        var patient = PatientRegister.DemandIns(told.Patient);
        told.CreneauId = "";
        var sight = await sights.DemandAsync(caller.Session, cancellationToken);
        return await requests.OnceAsync(
            caller,
            patient,
            request.RequestId,
            request,
            ending => chosen.DemandAsync(caller, sight, request.PsIdNat, ending),
            async (connection, access, agenda) =>
            {
                AgendaRight.Demand(access);
                await chosen.DemandNotBlockedAsync(connection, access.PatientId, agenda.Professional);
                var made = await keep.CreateAsync(connection, new Entry(
                    access.PatientId,
                    told,
                    agenda,
                    AgendaSide.Professionnel,
                    caller.IsSecret,
                    request.AllowDoubleBooking)
                {
                    Sight = sight,
                });
                await journal.AppendAsync(connection, access, new TracedAct(AgendaActs.Create));
                return made;
            },
            cancellationToken);
    }
}
