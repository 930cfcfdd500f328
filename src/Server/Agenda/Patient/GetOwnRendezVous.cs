using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Agenda.Patient;

/// <summary>A person reads an appointment.</summary>
internal sealed class GetOwnRendezVous(PersonDossier dossier, RendezVousStore store)
{
    public async Task<RendezVous> RunAsync(
        PersonCaller caller, GetRendezVousRequest request, CancellationToken cancellationToken)
    {
        var id = RendezVousRule.DemandId(request.RendezVousId, Reason.RendezVousIntrouvable);
        var access = await dossier.DemandAsync(caller, request.Patient, cancellationToken);
        return OwnAgenda.Demand(await store.FindAsync(access.PatientId, id, cancellationToken), access).RendezVous;
    }
}
