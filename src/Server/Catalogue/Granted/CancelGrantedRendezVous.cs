using System.Data.Common;
using MonEspaceSante.Errors;
using MonEspaceSante.Protos.Agenda.V1;
using MonEspaceSante.Protos.Catalogue.V1;
using MonEspaceSante.Protos.Errors.V1;
using MonEspaceSante.Server.Agenda.Booking;

namespace MonEspaceSante.Server.Catalogue.Granted;

/// <summary>Cancels an appointment that the same application noted: whatever anybody else made is refused like what is
/// absent.</summary>
internal sealed class CancelGrantedRendezVous(GrantedAgenda agenda, RendezVousStore store, KeepRendezVous keep)
{
    public async Task<RendezVous> RunAsync(
        ApplicationCaller caller, CancelRendezVousRequest request, CancellationToken cancellationToken)
    {
        var access = await agenda.DemandAsync(caller, GrantScope.EcrireAgenda, request.Patient, cancellationToken);
        RendezVousRule.DemandText("reason", request.Reason, RendezVousRule.LongestReason);
        var id = RendezVousRule.DemandId(request.RendezVousId, Reason.RendezVousIntrouvable);
        return await agenda.OnceAsync(
            access, request.RequestId, request, connection => CancelAsync(connection, access, id, request), cancellationToken);
    }

    private async Task<RendezVous> CancelAsync(
        DbConnection connection, GrantedAccess access, Guid id, CancelRendezVousRequest request)
    {
        var before = await store.FindAsync(connection, access.PatientId, id);
        if (before is null || before.RendezVous.ApplicationId != access.Grant.ApplicationId)
            throw Refusal.Because(Reason.RendezVousIntrouvable);
        var made = await keep.CancelAsync(connection, before, request, AgendaSide.Patient);
        var kind = made.Status == RendezVousStatus.Annule ? AgendaChangeKind.Annule : AgendaChangeKind.Modifie;
        await agenda.TellAsync(connection, access, GrantedActs.CancelRendezVous, made, kind);
        return made;
    }
}
