using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Server.AccessTraces;
using MonEspaceSante.Server.Agenda.Booking;
using MonEspaceSante.Server.Compte.Espace;
using MonEspaceSante.Server.Compte.Sessions;

namespace MonEspaceSante.Server.Agenda.Patient;

/// <summary>A person notes an appointment of which no professional is told.</summary>
internal sealed class CreateOwnRendezVous(
    PersonDossier dossier, PersonRequests requests, KeepRendezVous keep, PersonJournal journal)
{
    public async Task<CreateRendezVousResponse> RunAsync(
        PersonCaller caller, CreateRendezVousRequest request, CancellationToken cancellationToken)
    {
        var told = RendezVousRule.Demand(request.RendezVous).Clone();
        told.CreneauId = "";
        var access = await dossier.DemandAsync(caller, told.Patient, cancellationToken);
        var entry = new Entry(
            access.PatientId, told, Agenda: null, AgendaSide.Patient, IsSecret: false, AllowsOverlap: true)
        {
            IsByRepresentative = access.IsRepresentative,
        };
        return await requests.OnceAsync(
            access,
            request.RequestId,
            request,
            async connection =>
            {
                var made = await keep.CreateAsync(connection, entry);
                await journal.AppendAsync(connection, access, new TracedAct(AgendaActs.Create));
                return made;
            },
            cancellationToken);
    }
}
