using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Dmp.Dossiers;
using MonEspaceSante.Server.Dmp.Rights;
using MonEspaceSante.Server.Dmp.Traces;
using MonEspaceSante.Server.Session;

namespace MonEspaceSante.Server.Agenda.Booking;

/// <summary>A professional reads an appointment of the own agenda, or of a colleague's.</summary>
internal sealed class GetRendezVous(
    OpenDossier openDossier, CallerSight sights, RendezVousStore store, DossierJournal journal)
{
    public async Task<RendezVous> RunAsync(
        Caller caller, GetRendezVousRequest request, CancellationToken cancellationToken)
    {
        var patient = PatientRegister.DemandIns(request.Patient);
        var id = RendezVousRule.DemandId(request.RendezVousId, Reason.RendezVousIntrouvable);
        var access = await openDossier.FindKnownAsync(caller, patient, cancellationToken);
        AgendaRight.Demand(access);
        var found = AgendaRight.Demand(
            await store.FindAsync(access.PatientId, id, cancellationToken),
            await sights.DemandAsync(caller.Session, cancellationToken));
        await journal.AppendAsync(access, new TracedAct(AgendaActs.Read), cancellationToken);
        return found.RendezVous;
    }
}
