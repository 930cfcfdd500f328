using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Agenda.Patient;

/// <summary>A person changes an appointment that the person noted.</summary>
internal sealed class UpdateOwnRendezVous(
    PersonDossier dossier, PersonRequests requests, RendezVousStore store, KeepRendezVous keep, PersonJournal journal)
{
    public async Task<UpdateRendezVousResponse> RunAsync(
        PersonCaller caller, UpdateRendezVousRequest request, CancellationToken cancellationToken)
    {
        var told = RendezVousRule.Demand(request.RendezVous);
        var id = RendezVousRule.DemandId(told.RendezVousId, Reason.RendezVousIntrouvable);
        var access = await dossier.DemandAsync(caller, told.Patient, cancellationToken);
        return await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            async connection =>
            {
                var before = OwnAgenda.Demand(await store.FindAsync(connection, access.PatientId, id), access);
                if (before.AgendaId is not null) throw Refusal.Because(Reason.RendezVousDuProfessionnel);
                var entry = new Entry(
                    access.PatientId, told, Agenda: null, AgendaSide.Patient, before.IsSecret, AllowsOverlap: true)
                {
                    IsByRepresentative = access.IsRepresentative,
                };
                var made = await keep.UpdateAsync(connection, entry, before);
                await journal.AppendAsync(connection, access, new TracedAct(AgendaActs.Update));
                return made;
            },
            cancellationToken);
    }
}
