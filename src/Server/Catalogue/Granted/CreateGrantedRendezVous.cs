using System.Data.Common;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Server.Agenda.Booking;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Notes an appointment that an application brings for the patient, in no professional's agenda.</summary>
internal sealed class CreateGrantedRendezVous(GrantedAgenda agenda, KeepRendezVous keep)
{
    public async Task<CreateRendezVousResponse> RunAsync(
        ApplicationCaller caller, CreateRendezVousRequest request, CancellationToken cancellationToken)
    {
        var access = await agenda.DemandAsync(
            caller, GrantScope.EcrireAgenda, request.RendezVous?.Patient, cancellationToken);
        var told = RendezVousRule.Demand(request.RendezVous).Clone();
        (told.Patient, told.CreneauId) = (access.Grant.ToContract().Patient, "");
        return await agenda.OnceAsync(
            access, request.RequestId, request, connection => CreateAsync(connection, access, told), cancellationToken);
    }

    private async Task<CreateRendezVousResponse> CreateAsync(DbConnection connection, GrantedAccess access, RendezVous told)
    {
        var entry = new Entry(
            access.PatientId, told, Agenda: null, AgendaSide.Patient, IsSecret: false, AllowsOverlap: true)
        {
            ApplicationId = access.Grant.ApplicationId,
            IsByRepresentative = access.Grant.IsByRepresentative,
        };
        var answer = await keep.CreateAsync(connection, entry);
        // They tell what else there is in the agenda.
        if (!access.Grant.Scopes.Contains(GrantScope.LireAgenda)) answer.Conflicts.Clear();
        await agenda.TellAsync(connection, access, GrantedActs.CreateRendezVous, answer.RendezVous, AgendaChangeKind.Cree);
        return answer;
    }
}
